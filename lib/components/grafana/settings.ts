import { type IniKey, type IniSection, set } from '#lib/components/grafana/ini';
import { loginSections } from '#lib/components/grafana/login';
import { root, secretText } from '#lib/components/grafana/paths';
import { type SignalUrls, signalUrls } from '#lib/components/grafana/signals';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices, GrafanaDatabase } from '#lib/environment/grafana-choices';
import type { Output } from '#lib/environment/output-choices';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';
import { certificateFile } from '#lib/kubernetes/certificates';
import { externalUrl } from '#lib/topology/external-url';
import { grafana } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/**
 * What differs from Grafana's defaults, and the defaults that a reviewer looks for. Everybody logs in; whom `admin` adds
 * is a viewer. Nothing is fetched from outside, nothing is published there.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
 */
export const grafanaSettings = (
  environment: Environment,
  { database, adminPassword, secretKey }: GrafanaChoices,
): readonly IniSection[] => [
  {
    name: 'server',
    keys: [
      ...servingKeys(environment),
      set('root_url', `${externalUrl(environment, 'grafana')}/`, 'links and redirects begin with it'),
      set('enable_gzip', true, 'query results are large, and shrink well'),
    ],
  },
  { name: 'database', keys: databaseKeys(database, environment.output) },
  {
    name: 'security',
    keys: [
      set(
        'admin_password',
        secretText(adminPassword, environment.output),
        'taken when the database is made, and never again',
      ),
      set(
        'secret_key',
        secretText(secretKey, environment.output),
        'encrypts the secrets in the database; with another one they cannot be read',
      ),
      ...transportKeys(environment.output),
      set(
        'cookie_samesite',
        'lax',
        'with strict, who follows a link in a notification would not be logged in',
      ),
      set('content_security_policy', true, 'pages run nothing but what Grafana serves'),
      set('disable_gravatar', true, 'it would tell a third party who looks'),
    ],
  },
  {
    name: 'users',
    keys: [
      set('allow_sign_up', false),
      set('allow_org_create', false),
      set('auto_assign_org_role', 'Viewer', 'dashboards are changed in git'),
    ],
  },
  { name: 'auth.anonymous', keys: [set('enabled', false)] },
  ...loginSections(environment),
  {
    name: 'snapshots',
    keys: [set('enabled', false, 'they show data without a login'), set('external_enabled', false)],
  },
  { name: 'public_dashboards', keys: [set('enabled', false, 'they show data without a login')] },
  {
    name: 'unified_alerting',
    keys: [set('enabled', false, 'Prometheus and vmalert evaluate alerts, Alertmanager notifies')],
  },
  { name: 'expressions', keys: [set('enabled', false, 'panels show what their queries answer')] },
  {
    name: 'feature_toggles',
    keys: [set('sqlExpressions', false, 'whoever may query could run programs with it (CVE-2026-27876)')],
  },
  { name: 'plugins', keys: pluginKeys(signalUrls(environment)) },
  {
    name: 'analytics',
    keys: [
      set('reporting_enabled', false, 'no connection leaves the stack'),
      set('check_for_updates', false),
      set('check_for_plugin_updates', false),
      set('feedback_links_enabled', false),
    ],
  },
  { name: 'news', keys: [set('news_feed_enabled', false)] },
  { name: 'log', keys: [set('mode', 'console', 'nothing is written into files')] },
  { name: 'log.console', keys: [set('format', 'json', 'log collection reads fields')] },
  {
    name: 'metrics',
    keys: [set('enabled', true, 'Prometheus scrapes /metrics, which asks for no login')],
  },
];

/** https://grafana.com/docs/grafana/latest/setup-grafana/set-up-https/ */
const servingKeys = (environment: Environment): readonly IniKey[] =>
  usesTls(grafana, environment)
    ? [
        set('protocol', 'https', 'output.certificates'),
        set('min_tls_version', 'TLS1.2'),
        set('cert_file', certificateFile(root, 'certificate')),
        set('cert_key', certificateFile(root, 'key')),
        set('certs_watch_interval', '10m', 'a changed certificate is shown without a restart'),
      ]
    : [];

/** People come by TLS in a cluster, which ends at the entrance or here; on one machine there is none. */
const transportKeys = (output: Output): readonly IniKey[] =>
  output.kind === 'kubernetes'
    ? [set('cookie_secure', true, 'browsers come by TLS'), set('strict_transport_security', true)]
    : [set('cookie_secure', false, 'there is no TLS on one machine')];

/** Data sources that the image brings and an environment does not use. Each of them would run as a program of its own. */
export const unusedDataSources = ({ logs, traces, profiles }: SignalUrls): readonly string[] => [
  'cloudwatch',
  'elasticsearch',
  'grafana-postgresql-datasource',
  ...(profiles === undefined ? ['grafana-pyroscope-datasource'] : []),
  'influxdb',
  ...(traces === undefined ? ['jaeger'] : []),
  ...(logs === undefined ? ['loki'] : []),
  'mssql',
  'mysql',
  'opentsdb',
  'stackdriver',
  'tempo',
  'zipkin',
];

/** Since 13.2 even the Prometheus data source is a plugin beside the program: https://github.com/grafana/grafana/issues/132528 */
const pluginKeys = (urls: SignalUrls): readonly IniKey[] => [
  set('disable_plugins', unusedDataSources(urls).join(', '), 'each would run as a program of its own'),
  set('preinstall_disabled', true, 'what the image brings is loaded, and nothing is fetched besides'),
  set(
    'preinstall_auto_update',
    false,
    'an update stops the plugin of a data source, fails on the read-only file system and leaves it stopped',
  ),
  set('plugin_admin_enabled', false, 'nobody installs plugins'),
  set('public_key_retrieval_disabled', true, 'the key that signatures are checked with is built in'),
];

function databaseKeys(database: GrafanaDatabase, output: Output): readonly IniKey[] {
  if (database.kind === 'sqlite') {
    return [
      set('type', 'sqlite3'),
      set('path', 'grafana.db', 'in the folder of the data'),
      set('wal', true, 'those who read do not wait for those who write'),
    ];
  }
  const { address, name, user, password, tls } = database;
  const authority = output.kind === 'kubernetes' ? output.certificateAuthority : undefined;
  return [
    set('type', 'postgres'),
    set('host', address),
    set('name', name),
    set('user', user),
    set('password', secretText(password, output)),
    set('ssl_mode', tls),
    ...(tls === 'verify-full' && authority !== undefined
      ? [set('ca_cert_path', `${root}/${certificateAuthorityFile(authority)}`)]
      : []),
    set('max_open_conn', 20, 'of each replica: others need connections to the server, too'),
  ];
}
