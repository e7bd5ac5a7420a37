import type { Environment } from '#lib/environment/environment';
import { cluster } from '#test/lib/components/example';
import { choices, machine, postgresql, site, textOf } from '#test/lib/components/grafana/example';

const ini = (of: Environment): string => textOf(of, 'grafana.ini');

describe('the settings of Grafana', () => {
  it('let nobody in without a login, and nothing out', () => {
    expect(ini(site())).toMatchInlineSnapshot(`
"# Generated from environments/production.yaml; change that.

[server]
# links and redirects begin with it
root_url = https://grafana.example.com/
# query results are large, and shrink well
enable_gzip = true

[database]
type = sqlite3
# in the folder of the data
path = grafana.db
# those who read do not wait for those who write
wal = true

[security]
# taken when the database is made, and never again
admin_password = $__file{/etc/grafana/secrets/grafana/admin-password}
# encrypts the secrets in the database; with another one they cannot be read
secret_key = $__file{/etc/grafana/secrets/grafana/secret-key}
# browsers come by TLS
cookie_secure = true
strict_transport_security = true
# with strict, who follows a link in a notification would not be logged in
cookie_samesite = lax
# pages run nothing but what Grafana serves
content_security_policy = true
# it would tell a third party who looks
disable_gravatar = true

[users]
allow_sign_up = false
allow_org_create = false
# dashboards are changed in git
auto_assign_org_role = Viewer

[auth.anonymous]
enabled = false

[snapshots]
# they show data without a login
enabled = false
external_enabled = false

[public_dashboards]
# they show data without a login
enabled = false

[unified_alerting]
# Prometheus and vmalert evaluate alerts, Alertmanager notifies
enabled = false

[expressions]
# panels show what their queries answer
enabled = false

[feature_toggles]
# whoever may query could run programs with it (CVE-2026-27876)
sqlExpressions = false

[plugins]
# each would run as a program of its own
disable_plugins = cloudwatch, elasticsearch, grafana-postgresql-datasource, grafana-pyroscope-datasource, influxdb, jaeger, loki, mssql, mysql, opentsdb, stackdriver, tempo, zipkin
# what the image brings is loaded, and nothing is fetched besides
preinstall_disabled = true
# an update stops the plugin of a data source, fails on the read-only file system and leaves it stopped
preinstall_auto_update = false
# nobody installs plugins
plugin_admin_enabled = false
# the key that signatures are checked with is built in
public_key_retrieval_disabled = true

[analytics]
# no connection leaves the stack
reporting_enabled = false
check_for_updates = false
check_for_plugin_updates = false
feedback_links_enabled = false

[news]
news_feed_enabled = false

[log]
# nothing is written into files
mode = console

[log.console]
# log collection reads fields
format = json

[metrics]
# Prometheus scrapes /metrics, which asks for no login
enabled = true
"
`);
  });

  it('ask PostgreSQL for its certificate, which the authority of the site has signed', () => {
    const certificateAuthority = { configMap: 'authority', key: 'ca.crt' };
    const shared = site({
      grafana: { ...choices, replicas: 2, database: postgresql },
      output: { ...cluster, certificateAuthority },
    });
    expect(ini(shared)).toContain(`[database]
type = postgres
host = postgresql.example.com:5432
name = grafana
user = monitoring
password = $__file{/etc/grafana/secrets/grafana/database-password}
ssl_mode = verify-full
ca_cert_path = /etc/grafana/certificate-authority/ca.crt
`);
  });

  it('read secrets beside the data on one machine, where no TLS protects the cookie', () => {
    expect(ini(machine())).toContain(`[security]
# taken when the database is made, and never again
admin_password = $__file{secrets/grafana/admin-password}
# encrypts the secrets in the database; with another one they cannot be read
secret_key = $__file{secrets/grafana/secret-key}
# there is no TLS on one machine
cookie_secure = false
`);
  });
});

describe('the data sources', () => {
  const file = (of: Environment): string => textOf(of, 'datasources.yaml');

  it('are Prometheus, and the long-term storage with its token', () => {
    expect(file(site())).toMatchInlineSnapshot(`
"# Generated from environments/production.yaml; change that.
apiVersion: 1
deleteDatasources:
  - name: VictoriaMetrics warm
    orgId: 1
  - name: VictoriaMetrics cold
    orgId: 1
  - name: VictoriaMetrics all
    orgId: 1
  - name: Loki
    orgId: 1
  - name: Jaeger
    orgId: 1
  - name: Pyroscope
    orgId: 1
datasources:
  - name: Prometheus
    uid: prometheus
    type: prometheus
    url: http://prometheus-web.monitoring.svc:9090
    orgId: 1
    access: proxy
    isDefault: false
    editable: false
    jsonData:
      httpMethod: POST
      prometheusType: Prometheus
      prometheusVersion: 2.50.0
      timeInterval: 1s
      manageAlerts: false
      allowAsRecordingRulesTarget: false
  - name: VictoriaMetrics
    uid: victoria-metrics
    type: prometheus
    url: http://vmauth-web.monitoring.svc:8427/select/0/prometheus
    orgId: 1
    access: proxy
    isDefault: true
    editable: false
    jsonData:
      httpMethod: POST
      prometheusType: Prometheus
      prometheusVersion: 2.50.0
      timeInterval: 1s
      manageAlerts: false
      allowAsRecordingRulesTarget: false
      httpHeaderName1: Authorization
    secureJsonData:
      httpHeaderValue1: Bearer $__file{/etc/grafana/secrets/victoria-metrics/read-token}
"
`);
  });

  it('are those of the first replicas on one machine', () => {
    expect(file(machine())).toContain('url: http://127.0.0.1:8427/select/0/prometheus\n');
    expect(file(machine())).toContain(
      'httpHeaderValue1: Bearer $__file{secrets/victoria-metrics/read-token}\n',
    );
  });

  it('are Prometheus first where there is no long-term storage, and what was left of that is deleted', () => {
    const { victoriaMetrics: _, ...without } = site();
    expect(file(without)).not.toContain('victoria-metrics');
    expect(file(without)).toContain('deleteDatasources:\n  - name: VictoriaMetrics\n    orgId: 1\n');
    expect(file(without)).toContain(`datasources:
  - name: Prometheus
    uid: prometheus
    type: prometheus
    url: http://prometheus-web.monitoring.svc:9090
    orgId: 1
    access: proxy
    isDefault: true
`);
  });
});

describe('the dashboards', () => {
  it('are read from a folder again and again, and cannot be changed in Grafana', () => {
    expect(textOf(site(), 'dashboards.yaml')).toMatchInlineSnapshot(`
"# Generated; the dashboards are declared in dashboards/.
apiVersion: 1
providers:
  - name: dwcp
    orgId: 1
    folder: DWCP
    folderUid: dwcp
    type: file
    allowUiUpdates: false
    disableDeletion: false
    updateIntervalSeconds: 30
    options:
      path: /etc/grafana/dashboards
"
`);
    expect(textOf(machine(), 'dashboards.yaml')).toContain('path: dashboards\n');
  });
});
