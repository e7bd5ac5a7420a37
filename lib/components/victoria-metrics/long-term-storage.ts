import type { Component } from '#lib/components/component';
import { victoriaMetrics } from '#lib/components/victoria-metrics/component';
import type { WithJobs } from '#lib/components/victoria-metrics/input';
import { vmauth } from '#lib/components/vmauth/component';
import { vminsert } from '#lib/components/vminsert/component';
import { vmselect } from '#lib/components/vmselect/component';
import { vmstorage } from '#lib/components/vmstorage/component';
import type { Environment } from '#lib/environment/environment';
import type { Images } from '#lib/kubernetes/images';

/** The long-term storage in the order in which its programs are started: a cluster or the single node, and vmauth in front. */
export function longTermStorage(
  environment: Environment,
  { images, jobs }: WithJobs & { readonly images: Images },
): readonly Component[] {
  const { victoriaMetrics: choices } = environment;
  switch (choices?.kind) {
    case undefined:
      return [];
    case 'single node':
      return [
        victoriaMetrics({ environment, choices, images, jobs }),
        vmauth({ environment, choices, images }),
      ];
    case 'cluster':
      return [
        vmstorage({ environment, choices, images, jobs }),
        vminsert({ environment, choices, images }),
        vmselect({ environment, choices, images, jobs }),
        vmauth({ environment, choices, images }),
      ];
  }
}
