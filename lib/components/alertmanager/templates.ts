/**
 * What notifications say, by file name: Go templates with Alertmanager's functions
 * (https://prometheus.io/docs/alerting/latest/notifications/). Alertmanager and Prometheus know under which
 * addresses people reach them (`--web.external-url`), so links to silences and queries need no address here.
 *
 * @param timeZone the site's, for the times of alerts
 */
export function alertmanagerTemplates(timeZone: string): Readonly<Record<string, string>> {
  return {
    'links.tmpl': links,
    'text.tmpl': text(timeZone),
    'slack.tmpl': slack,
    'pagerduty.tmpl': pagerduty,
  };
}

/** Label values in the address of a new silence: quoted for a matcher, and spaces as %20, which `+` is not here. */
const links = String.raw`{{ define "dwcp.silence" -}}
{{ .at }}/#/silences/new?filter=%7B
{{- range $index, $label := .labels -}}
{{ if $index }}%2C{{ end }}{{ $label.Name }}%3D%22
{{- $label.Value | reReplaceAll "([\"\\\\])" "\\$1" | urlquery | reReplaceAll "\\+" "%20" -}}
%22
{{- end -}}
%7D
{{- end }}

{{ define "dwcp.silence.group" -}}
{{ template "dwcp.silence" (dict "at" .ExternalURL "labels" .GroupLabels.SortedPairs) }}
{{- end }}
`;

const text = (timeZone: string) => `{{ define "dwcp.subject" -}}
[{{ .Status | toUpper }}{{ if gt (len .Alerts.Firing) 1 }} {{ len .Alerts.Firing }}{{ end }}]
{{- " " }}{{ or .GroupLabels.alertname .GroupLabels.category .GroupLabels.team "alerts" }}
{{- with .CommonAnnotations.summary }}: {{ . }}{{ end }}
{{- with .CommonLabels.cluster }} ({{ . }}{{ with $.CommonLabels.site }}, {{ . }}{{ end }}){{ end }}
{{- end }}

{{ define "dwcp.time" }}{{ . | tz "${timeZone}" | date "2006-01-02 15:04:05 MST" }}{{ end }}

{{ define "dwcp.alert" -}}
{{ or .alert.Annotations.summary .alert.Labels.alertname "an alert without a name" }}
{{- with .alert.Annotations.description }}
{{ . }}{{ end }}
Since:     {{ template "dwcp.time" .alert.StartsAt }}
{{- if eq .alert.Status "resolved" }}
Until:     {{ template "dwcp.time" .alert.EndsAt }}{{ end }}
Labels:    {{ range $index, $label := .alert.Labels.SortedPairs }}{{ if $index }}, {{ end }}{{ $label.Name }}={{ $label.Value }}{{ end }}
{{- with .alert.Annotations.runbook_url }}
Runbook:   {{ . }}{{ end }}
{{- with .alert.Annotations.dashboard_url }}
Dashboard: {{ . }}{{ end }}
{{- with .alert.GeneratorURL }}
Query:     {{ . }}{{ end }}
{{- if eq .alert.Status "firing" }}
Silence:   {{ template "dwcp.silence" (dict "at" .at "labels" .alert.Labels.SortedPairs) }}{{ end }}
{{ end }}

{{ define "dwcp.firing" }}{{ range .Alerts.Firing }}
{{ template "dwcp.alert" (dict "at" $.ExternalURL "alert" .) }}{{ end }}{{ end }}

{{ define "dwcp.resolved" }}{{ range .Alerts.Resolved }}
{{ template "dwcp.alert" (dict "at" $.ExternalURL "alert" .) }}{{ end }}{{ end }}

{{ define "dwcp.text" -}}
{{ with .Alerts.Firing }}Firing: {{ len . }}
{{ template "dwcp.firing" $ }}
{{ end }}
{{- with .Alerts.Resolved }}Resolved: {{ len . }}
{{ template "dwcp.resolved" $ }}
{{ end }}
{{- end }}
`;

/** Slack takes &, < and > for its own markup, and refuses a message that is too long: a storm is cut short. */
const slack = `{{ define "dwcp.slack.color" -}}
{{ if eq .Status "resolved" }}good{{ else if eq .CommonLabels.severity "warning" }}warning{{ else }}danger{{ end }}
{{- end }}

{{ define "dwcp.slack.escaped" -}}
{{ . | reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;" }}
{{- end }}

{{ define "dwcp.slack.text" -}}
{{ range $index, $alert := .Alerts -}}
{{ if lt $index 10 -}}
{{ if eq .Status "resolved" }}:white_check_mark:{{ else }}:fire:{{ end }}
{{- " " }}*{{ template "dwcp.slack.escaped" (or .Annotations.summary .Labels.alertname "an alert without a name") }}*
{{ with .Annotations.description }}{{ template "dwcp.slack.escaped" . }}
{{ end -}}
Team {{ or .Labels.team "unknown" }}, component {{ template "dwcp.slack.escaped" (or .Labels.component "unknown") }}, since {{ template "dwcp.time" .StartsAt }}
{{ with .Annotations.runbook_url }}<{{ . }}|Runbook>{{ end }}
{{- with .Annotations.dashboard_url }} · <{{ . }}|Dashboard>{{ end }}
{{- with .GeneratorURL }} · <{{ template "dwcp.slack.escaped" . }}|Query>{{ end }}
{{- if eq .Status "firing" }} · <{{ template "dwcp.silence" (dict "at" $.ExternalURL "labels" .Labels.SortedPairs) }}|Silence>{{ end }}
{{ end }}
{{- end }}
{{- if gt (len .Alerts) 10 }}The first 10 of {{ len .Alerts }} alerts; <{{ .ExternalURL }}|all of them>{{ end }}
{{- end }}
`;

/** PagerDuty knows these severities and error. */
const pagerduty = `{{ define "dwcp.pagerduty.severity" -}}
{{ if match "^(critical|warning|info)$" .CommonLabels.severity }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}
{{- end }}
`;
