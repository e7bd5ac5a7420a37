import { type Mistake, tells } from '#test/lib/environment/mistake';

const mistakes: readonly Mistake[] = [
  {
    title: 'is called otherwise than its file',
    from: `name: site
`,
    to: `name: other
`,
    told: `environments/site.yaml:1:7 name: "other" is not the name of the file, "site"
    name: other
          ^^^^^ write site, or rename the file to other.yaml`,
  },
  {
    title: 'has a time zone that does not exist',
    from: 'timeZone: Europe/Berlin',
    to: 'timeZone: Europe/Berln',
    told: `environments/site.yaml:4:11 timeZone: "Europe/Berln" is no IANA time zone
    timeZone: Europe/Berln
              ^^^^^^^^^^^^ did you mean Europe/Berlin?`,
  },
  {
    title: 'has an offset for a time zone',
    from: 'timeZone: Europe/Berlin',
    to: 'timeZone: "+01:00"',
    told: `environments/site.yaml:4:11 timeZone: "+01:00" is no IANA time zone
    timeZone: "+01:00"
              ^^^^^^^^ write one, as in Europe/Berlin or UTC`,
  },
  {
    title: 'spells a time zone with small letters',
    from: 'timeZone: Europe/Berlin',
    to: 'timeZone: europe/berlin',
    told: `environments/site.yaml:4:11 timeZone: "europe/berlin" is no IANA time zone
    timeZone: europe/berlin
              ^^^^^^^^^^^^^ did you mean Europe/Berlin?`,
  },
  {
    title: 'has a URL for a host',
    from: 'alertmanager: alertmanager.example.com',
    to: 'alertmanager: https://alertmanager.example.com/',
    told: `environments/site.yaml:17:17 hosts.alertmanager: "https://alertmanager.example.com/" is no host name
      alertmanager: https://alertmanager.example.com/
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write a DNS name without scheme and path, as in alertmanager.example.com`,
  },
  {
    title: 'has a host that is no DNS name',
    from: 'alertmanager: alertmanager.example.com',
    to: 'alertmanager: alertmanager_1.example.com',
    told: `environments/site.yaml:17:17 hosts.alertmanager: "alertmanager_1.example.com" is no host name
      alertmanager: alertmanager_1.example.com
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ write a DNS name without scheme and path, as in alertmanager.example.com`,
  },
  {
    title: 'has a target without a port',
    from: '- dwcp-node-2:8080',
    to: '- dwcp-node-2',
    told: `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: "dwcp-node-2" is not host:port
          - dwcp-node-2
            ^^^^^^^^^^^ add the port, as in dwcp-node-2:8080`,
  },
  {
    title: 'has a target with a port that does not exist',
    from: '- dwcp-node-2:8080',
    to: '- dwcp-node-2:80800',
    told: `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: "dwcp-node-2:80800" is not host:port
          - dwcp-node-2:80800
            ^^^^^^^^^^^^^^^^^ the host is a DNS name or an IP address (IPv6 in brackets), the port a number from 1 to 65535`,
  },
  {
    title: 'has a URL for a target',
    from: '- dwcp-node-2:8080',
    to: '- http://dwcp-node-2:8080/metrics',
    told: `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: "http://dwcp-node-2:8080/metrics" is not host:port
          - http://dwcp-node-2:8080/metrics
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leave out the scheme, the path and any user: the job knows its path`,
  },
  {
    title: 'has a target whose host is no DNS name',
    from: '- dwcp-node-2:8080',
    to: '- dwcp_node_2:8080',
    told: `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: "dwcp_node_2:8080" is not host:port
          - dwcp_node_2:8080
            ^^^^^^^^^^^^^^^^ the host is a DNS name or an IP address (IPv6 in brackets), the port a number from 1 to 65535`,
  },
  {
    title: 'has a target whose IP address is none',
    from: '- dwcp-node-2:8080',
    to: '- 10.0.0.256:8080',
    told: `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: "10.0.0.256:8080" is not host:port
          - 10.0.0.256:8080
            ^^^^^^^^^^^^^^^ the host is a DNS name or an IP address (IPv6 in brackets), the port a number from 1 to 65535`,
  },
  {
    title: 'has a mail server without a port',
    from: 'mail.example.com:587',
    to: 'mail.example.com',
    told: `environments/site.yaml:44:16 receivers.mail.smarthost: "mail.example.com" is not host:port
        smarthost: mail.example.com
                   ^^^^^^^^^^^^^^^^ add the port, as in mail.example.com:587`,
  },
  {
    title: 'lists a target twice',
    from: '- dwcp-node-2:8080',
    to: '- DWCP-node-1:8080',
    told: `environments/site.yaml:37:9 targets.dwcp-core.addresses[1]: dwcp-node-1:8080 is already target 1 of this job
          - DWCP-node-1:8080
            ^^^^^^^^^^^^^^^^ remove one of the two`,
  },
  {
    title: 'has a selector that Kubernetes cannot read',
    from: 'app=dwcp-v3',
    to: 'app=dwcp v3',
    told: `environments/site.yaml:41:15 targets.dwcp-v3.selector: "app=dwcp v3" is no label selector
        selector: app=dwcp v3
                  ^^^^^^^^^^^ write label=value, more of them with commas between, as in app=dwcp-node,tier!=test`,
  },
  {
    title: 'has a namespace of the cluster',
    from: 'namespace: monitoring',
    to: 'namespace: kube-system',
    told: `environments/site.yaml:7:14 output.namespace: kube-system belongs to the cluster, and the stack puts its Pod Security labels on its namespace
      namespace: kube-system
                 ^^^^^^^^^^^ write a namespace for this stack alone, as in monitoring`,
  },
  {
    title: 'has the namespace of everybody',
    from: 'namespace: monitoring',
    to: 'namespace: default',
    told: `environments/site.yaml:7:14 output.namespace: default belongs to the cluster, and the stack puts its Pod Security labels on its namespace
      namespace: default
                 ^^^^^^^ write a namespace for this stack alone, as in monitoring`,
  },
  {
    title: 'lets Prometheus fill its volume',
    from: 'size: 20Gi',
    to: 'size: 25.75Gi',
    told: `environments/site.yaml:22:11 prometheus.retention.size: 25.75 GiB is more than 85 % of storage.size, 30 GiB
        size: 25.75Gi
              ^^^^^^^ write less, or storage.size: 31Gi or more`,
  },
  {
    title: 'gives Prometheus too little memory',
    from: '    size: 30Gi',
    to: `    size: 30Gi
  resources: { cpu: 0.05, memory: 511Mi }`,
    told: `environments/site.yaml:26:35 prometheus.resources.memory: 511 MiB is less than 512 MiB, with which prometheus starts
      resources: { cpu: 0.05, memory: 511Mi }
                                      ^^^^^ write 512Mi or more, or leave resources out: they are worked out from the load`,
  },
  {
    title: 'gives Alertmanager too little memory',
    from: '    size: 1Gi',
    to: `    size: 1Gi
  resources: { cpu: 0.05, memory: 1Ki }`,
    told: `environments/site.yaml:30:35 alertmanager.resources.memory: 1 KiB is less than 64 MiB, with which alertmanager starts
      resources: { cpu: 0.05, memory: 1Ki }
                                      ^^^ write 64Mi or more, or leave resources out: they are worked out from the load`,
  },
  {
    title: 'has an address for a range',
    from: '203.0.113.0/24',
    to: '203.0.113.0',
    told: `environments/site.yaml:11:32 output.egress[0].cidr: "203.0.113.0" is no CIDR
        - { name: pagerduty, cidr: 203.0.113.0, port: 443 }
                                   ^^^^^^^^^^^ write an address, a slash and the length of the prefix, as in 203.0.113.0/24; /32 is one address`,
  },
  {
    title: 'has a prefix that is too long',
    from: '203.0.113.0/24',
    to: '203.0.113.0/33',
    told: `environments/site.yaml:11:32 output.egress[0].cidr: "203.0.113.0/33" is no CIDR
        - { name: pagerduty, cidr: 203.0.113.0/33, port: 443 }
                                   ^^^^^^^^^^^^^^ write an address, a slash and the length of the prefix, as in 203.0.113.0/24; /32 is one address`,
  },
  {
    title: 'has a range that begins within itself',
    from: '203.0.113.0/24',
    to: '203.0.113.7/24',
    told: `environments/site.yaml:11:32 output.egress[0].cidr: 203.0.113.7/24 does not begin at the first address
        - { name: pagerduty, cidr: 203.0.113.7/24, port: 443 }
                                   ^^^^^^^^^^^^^^ write the first address of the range, or a longer prefix: it is not clear which is meant`,
  },
  {
    title: 'has a range of IPv6 addresses that begins within itself',
    from: '203.0.113.0/24',
    to: '2001:db8::1/64',
    told: `environments/site.yaml:11:32 output.egress[0].cidr: 2001:db8::1/64 does not begin at the first address
        - { name: pagerduty, cidr: 2001:db8::1/64, port: 443 }
                                   ^^^^^^^^^^^^^^ write the first address of the range, or a longer prefix: it is not clear which is meant`,
  },
  {
    title: 'misspells a storage class',
    from: `    storageClass: fast
    size: 30Gi`,
    to: `    storageClass: fats
    size: 30Gi`,
    told: `environments/site.yaml:24:19 prometheus.storage.storageClass: "fats" is not in output.storageClasses, which has fast
        storageClass: fats
                      ^^^^ did you mean fast?`,
  },
  {
    title: 'names a storage class that it does not have',
    from: `    storageClass: fast
    size: 1Gi`,
    to: `    storageClass: bronze
    size: 1Gi`,
    told: `environments/site.yaml:28:19 alertmanager.storage.storageClass: "bronze" is not in output.storageClasses, which has fast
        storageClass: bronze
                      ^^^^^^ name one of those, or add it there`,
  },
  {
    title: 'leaves the storage class out',
    from: `    storageClass: fast
    size: 30Gi`,
    to: '    size: 30Gi',
    told: `environments/site.yaml:23:3 prometheus.storage.storageClass: is missing
      storage:
      ^^^^^^^ add storageClass: fast`,
  },
  {
    title: 'has two Alertmanagers',
    from: `alertmanager:
  storage`,
    to: `alertmanager:
  replicas: 2
  storage`,
    told: `environments/site.yaml:27:13 alertmanager.replicas: 2 replicas leave a single one while the other is replaced
      replicas: 2
                ^ write 3, or 1 where notifications may be late`,
  },
  {
    title: 'sends mail without a mail server',
    from: `  mail:
    smarthost: mail.example.com:587
    from: monitoring@example.com
`,
    to: '',
    told: `environments/site.yaml:51:3 receivers.capacity: is an email, and receivers.mail names no mail server
      capacity: { kind: email, to: capacity@example.com }
      ^^^^^^^^ add receivers.mail with smarthost and from, or another kind of destination`,
  },
  {
    title: 'has a mail user without a password',
    from: '    from: monitoring@example.com',
    to: `    from: monitoring@example.com
    username: me`,
    told: `environments/site.yaml:43:3 receivers.mail: has only one of username and password
      mail:
      ^^^^ give both, or none for a server that asks for no authentication`,
  },
  {
    title: 'has office hours that end before they begin',
    from: "to: '18:00'",
    to: "to: '07:30'",
    told: `environments/site.yaml:60:9 receivers.officeHours.to: 07:30 is not later than from, 08:00
        to: '07:30'
            ^^^^^^^ write hours of one day, 24:00 for its end`,
  },
  {
    title: 'has a slash at the end of the runbooks',
    from: 'https://runbooks.example.com/dwcp',
    to: 'https://runbooks.example.com/dwcp/',
    told: `environments/site.yaml:18:13 hosts.runbooks: "https://runbooks.example.com/dwcp/" cannot have /<alert>.md appended
      runbooks: https://runbooks.example.com/dwcp/
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leave out the slash, question mark or fragment at its end`,
  },
  {
    title: 'publishes runbooks without TLS',
    from: 'https://runbooks.example.com/dwcp',
    to: 'http://runbooks.example.com/dwcp',
    told: `environments/site.yaml:18:13 hosts.runbooks: "http://runbooks.example.com/dwcp" is not https
      runbooks: http://runbooks.example.com/dwcp
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write https://runbooks.example.com/dwcp`,
  },
  {
    title: 'has a URL with a port that does not exist',
    from: 'http://vminsert.storage.svc:8480/insert/0/prometheus/api/v1/write',
    to: 'http://vminsert:99999/x',
    told: `environments/site.yaml:31:8 remoteWrite.url: "http://vminsert:99999/x" is no URL
      url: http://vminsert:99999/x
           ^^^^^^^^^^^^^^^^^^^^^^^ write scheme, host, port where needed, and path`,
  },
  {
    title: 'holds credentials, which are not repeated',
    from: 'http://vminsert.storage.svc:8480',
    to: 'http://user:hunter2@vminsert:8480',
    told: `environments/site.yaml:31:8 remoteWrite.url: holds credentials
    take them out of the file, and change them: only names of Secrets stand here`,
  },
];

describe('what the checks say about an environment file that', () => {
  it.each(mistakes)('$title', tells);
});
