import { dashboardProviderFile } from '#lib/components/grafana/dashboard-provider';
import { dataSourcesFile } from '#lib/components/grafana/data-sources';
import { type IniKey, type IniSection, renderIni } from '#lib/components/grafana/ini';
import { root, secretText } from '#lib/components/grafana/paths';
import type { Environment, GrafanaChoices, GrafanaDatabase, Output } from '#lib/environment/environment';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';
import type { NativeFile } from '#lib/native-file';
import { externalUrl } from '#lib/topology/external-url';

/** Grafana's configuration and what it sets up when it starts, the configuration first. */
export const grafanaConfig = (environment: Environment, grafana: GrafanaChoices): readonly NativeFile[] => [
  grafanaIni(environment, grafana),
  dataSourcesFile(environment),
  dashboardProviderFile(environment),
];

/**
 * `grafana.ini`. Where people log in there is one user, `admin`, who adds the others; all of them are viewers. Nothing is
 * fetched from outside and nothing is published there.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
 */
function grafanaIni(
  environment: Environment,
  { database, adminPassword, secretKey }: GrafanaChoices,
): NativeFile {
  const { output } = environment;
  const isBehindTls = output.kind === 'kubernetes';
  return {
    path: 'config/grafana/grafana.ini',
    text: renderIni(`Generated from environments/${environment.name}.yaml; change that.`, [
      {
        section: 'server',
        keys: [
          {
            key: 'root_url',
            value: `${externalUrl(environment, 'grafana')}/`,
            why: 'links and redirects begin with it',
          },
          { key: 'enable_gzip', value: true, why: 'query results are large, and shrink well' },
        ],
      },
      { section: 'database', keys: databaseKeys(database, output) },
      {
        section: 'security',
        keys: [
          {
            key: 'admin_password',
            value: secretText(adminPassword, output),
            why: 'taken when the database is made; later, grafana cli admin reset-admin-password changes it',
          },
          {
            key: 'secret_key',
            value: secretText(secretKey, output),
            why: 'encrypts the secrets in the database: one that changes makes them unreadable',
          },
          {
            key: 'cookie_secure',
            value: isBehindTls,
            why: isBehindTls ? 'TLS ends in front of Grafana' : 'there is no TLS on one machine',
          },
          {
            key: 'cookie_samesite',
            value: 'lax',
            why: 'links in notifications find people logged in, which strict would not',
          },
          ...(isBehindTls ? [{ key: 'strict_transport_security', value: true }] : []),
          { key: 'content_security_policy', value: true, why: 'pages run nothing but what Grafana serves' },
          { key: 'disable_gravatar', value: true, why: 'it would tell a third party who looks' },
        ],
      },
      {
        section: 'users',
        keys: [
          { key: 'allow_sign_up', value: false },
          { key: 'allow_org_create', value: false },
          { key: 'auto_assign_org_role', value: 'Viewer', why: 'dashboards are changed in git' },
          { key: 'viewers_can_edit', value: false },
        ],
      },
      { section: 'auth.anonymous', keys: [{ key: 'enabled', value: false }] },
      {
        section: 'snapshots',
        keys: [
          { key: 'enabled', value: false, why: 'copies of data that need no login' },
          { key: 'external_enabled', value: false },
        ],
      },
      { section: 'public_dashboards', keys: [{ key: 'enabled', value: false, why: 'they need no login' }] },
      {
        section: 'unified_alerting',
        keys: [
          {
            key: 'enabled',
            value: false,
            why: 'Prometheus and vmalert evaluate alerts, Alertmanager notifies',
          },
        ],
      },
      {
        section: 'feature_toggles',
        keys: [
          {
            key: 'sqlExpressions',
            value: false,
            why: 'let whoever may query run programs (CVE-2026-27876)',
          },
        ],
      },
      { section: 'plugins', keys: pluginKeys },
      {
        section: 'analytics',
        keys: [
          { key: 'reporting_enabled', value: false, why: 'no connection leaves the stack' },
          { key: 'check_for_updates', value: false },
          { key: 'check_for_plugin_updates', value: false },
          { key: 'feedback_links_enabled', value: false },
        ],
      },
      { section: 'news', keys: [{ key: 'news_feed_enabled', value: false }] },
      {
        section: 'log',
        keys: [{ key: 'mode', value: 'console', why: 'nothing is written into files' }],
      },
      {
        section: 'log.console',
        keys: [{ key: 'format', value: 'json', why: 'log collection reads fields' }],
      },
      {
        section: 'metrics',
        keys: [{ key: 'enabled', value: true, why: 'Prometheus scrapes /metrics, which asks for no login' }],
      },
    ] satisfies readonly IniSection[]),
  };
}

/**
 * Data sources are plugins that the image brings. On a read-only file system an update stops them and then fails, so
 * that they are gone: https://github.com/grafana/grafana/issues/132528
 */
const pluginKeys: readonly IniKey[] = [
  {
    key: 'preinstall_disabled',
    value: true,
    why: 'nothing is fetched when it starts; what the image brings is loaded',
  },
  {
    key: 'preinstall_auto_update',
    value: false,
    why: 'an update fails on a read-only file system, after it has removed the plugin',
  },
  { key: 'plugin_admin_enabled', value: false, why: 'nobody installs plugins' },
  {
    key: 'public_key_retrieval_disabled',
    value: true,
    why: 'the key that signatures are checked with is built in',
  },
];

function databaseKeys(database: GrafanaDatabase, output: Output): readonly IniKey[] {
  if (database.kind === 'sqlite') {
    return [
      { key: 'type', value: 'sqlite3' },
      { key: 'path', value: 'grafana.db', why: 'in the folder of the data' },
      { key: 'wal', value: true, why: 'those who read do not wait for those who write' },
    ];
  }
  const { address, name, user, password, tls } = database;
  const authority = output.kind === 'kubernetes' ? output.certificateAuthority : undefined;
  return [
    { key: 'type', value: 'postgres' },
    { key: 'host', value: address },
    { key: 'name', value: name },
    { key: 'user', value: user },
    { key: 'password', value: secretText(password, output) },
    { key: 'ssl_mode', value: tls },
    ...(tls === 'verify-full' && authority !== undefined
      ? [{ key: 'ca_cert_path', value: `${root}/${certificateAuthorityFile(authority)}` }]
      : []),
    { key: 'max_open_conn', value: 20, why: 'the server has connections left for others' },
  ];
}
