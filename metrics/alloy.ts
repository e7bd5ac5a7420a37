import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { alloy } from '#metrics/stack-jobs';

const ofWrite = {
  unit: 'count',
  labels: {
    endpoint: upTo(1, 'The URL of Pyroscope'),
    component_id: impliedBy('endpoint', 'The part of the configuration'),
    component_path: impliedBy('endpoint', 'The module that it stands in'),
  },
  job: alloy,
  source: {
    kind: 'documented',
    document:
      'https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.write/#debug-metrics',
  },
} as const;

export const alloyProfilesSent = counter('pyroscope_write_sent_profiles_total', {
  ...ofWrite,
  help: 'Profiles that Pyroscope took',
});

export const alloyProfilesDropped = counter('pyroscope_write_dropped_profiles_total', {
  ...ofWrite,
  help: 'Profiles that were given up',
});

export const alloyProfileRetries = counter('pyroscope_write_retries_total', {
  ...ofWrite,
  help: 'Attempts to send profiles again',
});

const ofController = {
  job: alloy,
  source: {
    kind: 'documented',
    document: 'https://grafana.com/docs/alloy/latest/troubleshoot/controller_metrics/',
  },
} as const;

export const alloyComponents = gauge('alloy_component_controller_running_components', {
  help: 'Parts of the configuration by how they are: one that is unhealthy finds or sends nothing',
  unit: 'count',
  labels: {
    health_type: oneOf('How they are', 'healthy', 'unhealthy', 'unknown', 'exited'),
    controller_id: impliedBy('health_type', 'Empty: there are no modules'),
    controller_path: impliedBy('health_type', 'Where the module stands'),
  },
  ...ofController,
});

export const alloyConfigIsLoaded = gauge('alloy_config_last_load_successful', {
  help: 'Whether the configuration could be loaded',
  unit: 'none',
  range: zeroToOne,
  job: alloy,
  source: {
    kind: 'documented',
    document:
      'https://github.com/grafana/alloy/blob/v1.18.1/internal/static/config/instrumentation/config_metrics.go',
  },
});
