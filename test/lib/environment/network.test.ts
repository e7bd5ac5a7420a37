import { type Mistake, tells } from '#test/lib/environment/mistake';

const mistakes: readonly Mistake[] = [
  {
    title: 'writes the number of a port in quotes',
    from: `    selector: app=dwcp-v3`,
    to: `    selector: app=dwcp-v3
    ports: [metrics, '8080']`,
    told: `environments/site.yaml:42:22 targets.dwcp-v3.ports[1]: "8080" is no port
        ports: [metrics, '8080']
                         ^^^^^^ write the name of a port, or without quotes its number from 1 to 65535, as in metrics`,
  },
  {
    title: 'has a port that does not exist',
    from: `    selector: app=dwcp-v3`,
    to: `    selector: app=dwcp-v3
    ports: [80800]`,
    told: `environments/site.yaml:42:13 targets.dwcp-v3.ports[0]: 80800 is out of bounds
        ports: [80800]
                ^^^^^ write the name of a port, or without quotes its number from 1 to 65535, as in metrics`,
  },
  {
    title: 'lists a port twice',
    from: `    selector: app=dwcp-v3`,
    to: `    selector: app=dwcp-v3
    ports: [8080, 8080]`,
    told: `environments/site.yaml:42:19 targets.dwcp-v3.ports[1]: 8080 is already entry 1 of this list
        ports: [8080, 8080]
                      ^^^^ remove one of the two`,
  },
  {
    title: 'lists no port',
    from: `    selector: app=dwcp-v3`,
    to: `    selector: app=dwcp-v3
    ports: []`,
    told: `environments/site.yaml:42:5 targets.dwcp-v3.ports: is empty
        ports: []
        ^^^^^ write at least one`,
  },
  {
    title: 'has an asterisk in a host without proxy',
    from: `  egress:
`,
    to: `  proxy: { url: 'http://proxy.example.com:3128', noProxy: ['*.example.com'] }
  egress:
`,
    told: `environments/site.yaml:10:60 output.proxy.noProxy[0]: "*.example.com" is no host name
      proxy: { url: 'http://proxy.example.com:3128', noProxy: ['*.example.com'] }
                                                               ^^^^^^^^^^^^^^^ write a DNS name or an IPv4 address, without port and without "*", as in example.com`,
  },
  {
    title: 'leaves the scheme of the proxy out',
    from: `  egress:
`,
    to: `  proxy: { url: 'proxy.example.com:3128' }
  egress:
`,
    told: `environments/site.yaml:10:17 output.proxy.url: "proxy.example.com:3128" is no URL
      proxy: { url: 'proxy.example.com:3128' }
                    ^^^^^^^^^^^^^^^^^^^^^^^^ write http:// or https:// and a host, as in http://proxy.example.com:3128`,
  },
  {
    title: 'holds the credentials of the proxy, which are not repeated',
    from: `  egress:
`,
    to: `  proxy: { url: 'http://user:hunter2@proxy.example.com:3128' }
  egress:
`,
    told: `environments/site.yaml:10:17 output.proxy.url: holds credentials
    take them out of the file, and change them: only names of Secrets stand here`,
  },
  {
    title: 'has a proxy with a port that does not exist',
    from: `  egress:
`,
    to: `  proxy: { url: 'http://proxy.example.com:99999' }
  egress:
`,
    told: `environments/site.yaml:10:17 output.proxy.url: "http://proxy.example.com:99999" is no URL
      proxy: { url: 'http://proxy.example.com:99999' }
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write scheme, host, port where needed, and path`,
  },
  {
    title: 'leaves out the key of the certificate authority',
    from: `  egress:
`,
    to: `  certificateAuthority: { configMap: authority }
  egress:
`,
    told: `environments/site.yaml:10:3 output.certificateAuthority.key: is missing
      certificateAuthority: { configMap: authority }
      ^^^^^^^^^^^^^^^^^^^^ add key: letters, digits, "-", "_" and ".", as in ca.crt`,
  },
  {
    title: 'has a selector of pods that Kubernetes cannot read',
    from: `  egress:
`,
    to: `  userInterfacesFrom:
    - { namespace: ingress-nginx, selector: app=ingress nginx }
  egress:
`,
    told: `environments/site.yaml:11:45 output.userInterfacesFrom[0].selector: "app=ingress nginx" is no label selector
        - { namespace: ingress-nginx, selector: app=ingress nginx }
                                                ^^^^^^^^^^^^^^^^^ write label=value, more of them with commas between, as in app=dwcp-node,tier!=test`,
  },
];

describe('what is said of the network of an environment file that', () => {
  it.each(mistakes)('$title', tells);
});
