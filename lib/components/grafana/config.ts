import { dashboardProviderFile } from '#lib/components/grafana/dashboard-provider';
import { dataSourcesFile } from '#lib/components/grafana/data-sources';
import { renderIni } from '#lib/components/grafana/ini';
import { grafanaSettings } from '#lib/components/grafana/settings';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';
import type { NativeFile } from '#lib/native-file';

/** What Grafana reads when it starts: its settings, its data sources, and where dashboards are. */
export const grafanaConfig = (environment: Environment, grafana: GrafanaChoices): readonly NativeFile[] => [
  {
    path: 'config/grafana/grafana.ini',
    text: renderIni(
      `Generated from environments/${environment.name}.yaml; change that.`,
      grafanaSettings(environment, grafana),
    ),
  },
  dataSourcesFile(environment),
  dashboardProviderFile(environment),
];
