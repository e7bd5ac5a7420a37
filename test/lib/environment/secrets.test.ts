import { type Mistake, tells } from '#test/lib/environment/mistake';

const mail = '    from: monitoring@example.com';
const info = 'info: { kind: webhook, url: http://info.example.com/info }';

const mistakes: readonly Mistake[] = [
  {
    title: 'in place of its name',
    from: mail,
    to: `${mail}\n    username: me\n    password: "hunter2"`,
    told: `environments/site.yaml:47:15 receivers.mail.password: takes the name of a secret, not the secret
    write { secret: alertmanager-mail, key: password }; replace a secret that stood here`,
  },
  {
    title: 'as the name and the key',
    from: mail,
    to: `${mail}\n    password: { secret: "hunter 2", key: "hunter 3" }`,
    told: `environments/site.yaml:46:25 receivers.mail.password.secret: is no Secret name; it is not shown, because it may be the secret
    write lower-case letters, digits, "-" and ".", as in alertmanager-pagerduty
environments/site.yaml:46:42 receivers.mail.password.key: is no Secret key; it is not shown, because it may be the secret
    write letters, digits, "-", "_" and ".", as in routing-key`,
  },
  {
    title: 'under a key within',
    from: mail,
    to: `${mail}\n    password: { secret: a, key: b, value: hunter2 }`,
    told: `environments/site.yaml:46:36 receivers.mail.password.value: unknown key
    the keys here are secret, key`,
  },
  {
    title: 'under a misspelt key',
    from: mail,
    to: `${mail}\n    passwrd: hunter2`,
    told: `environments/site.yaml:46:5 receivers.mail.passwrd: unknown key
    did you mean password?`,
  },
  {
    title: 'under an unknown key on a line with another mistake',
    from: 'mail:\n    smarthost: mail.example.com:587\n    from: monitoring@example.com',
    to: 'mail: { smarthost: mail.example.com, from: monitoring@example.com, login: hunter2 }',
    told: `environments/site.yaml:43:70 receivers.mail.login: unknown key
    the keys here are smarthost, from, username, password`,
  },
  {
    title: 'on a line with another mistake',
    from: info,
    to: 'info: { kind: slack, webhook: https://hooks.example.com/hunter2, channel: alerts }',
    told: `environments/site.yaml:55:33 receivers.info.webhook: takes the name of a secret, not the secret
    write { secret: alertmanager-slack, key: webhook }; replace a secret that stood here
environments/site.yaml:55:77 receivers.info.channel: "alerts" is no Slack channel
    write "#" and the name, in quotes, as in #dwcp-alerts`,
  },
  {
    title: 'twice',
    from: mail,
    to: `${mail}\n    password: hunter2\n    password: hunter3`,
    told: `environments/site.yaml:47:5 receivers.mail.password: stands twice, first at 46:5
    keep one of the two
environments/site.yaml:47:15 receivers.mail.password: takes the name of a secret, not the secret
    write { secret: alertmanager-mail, key: password }; replace a secret that stood here`,
  },
  {
    title: 'that is no YAML',
    from: mail,
    to: `${mail}\n    password: @hunter2`,
    told: `environments/site.yaml:46:15 the value begins with a character that YAML keeps for itself
    put the value in quotes`,
  },
];

describe('what is said about a file with a secret repeats nothing of it', () => {
  it.each(mistakes)('$title', (mistake) => {
    tells(mistake);
    expect(mistake.told).not.toContain('hunter');
  });
});
