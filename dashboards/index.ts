import { executive } from '#dashboards/executive';
import { performance } from '#dashboards/performance';
import { resources } from '#dashboards/resources';
import { troubleshooting } from '#dashboards/troubleshooting';
import type { Dashboard } from '#lib/dashboards/dashboard';

/** Every dashboard, from the overview to the detail: the link of an alert leads to the last one that shows it. */
export const dashboards: readonly Dashboard[] = [executive, performance, resources, troubleshooting];
