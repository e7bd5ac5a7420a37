import { dashboardsFolder, pathOf } from '#lib/components/grafana/paths';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import { seconds } from '#lib/units/duration';
import { renderYaml } from '#lib/yaml';

/** How often the folder is read: a changed dashboard is there soon after its file, without a restart. */
const rereadsAfter = seconds(30);

/**
 * The file that tells Grafana where dashboards are. Nobody can change them in Grafana.
 * https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
 */
export function dashboardProviderFile({ output }: Environment): NativeFile {
  const file = {
    apiVersion: 1,
    providers: [
      {
        name: 'dwcp',
        orgId: 1,
        folder: 'DWCP',
        folderUid: 'dwcp',
        type: 'file',
        allowUiUpdates: false,
        // What git no longer has, people no longer see.
        disableDeletion: false,
        updateIntervalSeconds: rereadsAfter.inSeconds,
        options: { path: pathOf(dashboardsFolder, output) },
      },
    ],
  };
  return {
    path: 'config/grafana/provisioning/dashboards/dashboards.yaml',
    text: `# Generated; the dashboards are declared in dashboards/.\n${renderYaml(file)}`,
  };
}
