import { type Static, Type } from '@sinclair/typebox';
import { definition } from '#lib/environment/schema/definition';
import { secret } from '#lib/environment/schema/secret';
import { choice, map, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';
import { type Team, teams } from '#lib/routing/team';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const destinationSchema = variants(
  'kind',
  'Somewhere a notification can go.',
  [
    map('PagerDuty, Events API v2.', {
      kind: tag('pagerduty', 'A PagerDuty service.'),
      routingKey: secret('The integration key of the service.', {
        secret: 'alertmanager-pagerduty',
        key: 'routing-key',
      }),
    }),
    map('Slack.', {
      kind: tag('slack', 'A Slack channel.'),
      webhook: secret('The URL of the incoming webhook.', { secret: 'alertmanager-slack', key: 'webhook' }),
      channel: text(
        'Slack channel',
        'The channel. Only legacy webhooks honour it: that of a Slack app posts to the channel it was made for.',
      ),
    }),
    map('Mail.', {
      kind: tag('email', 'A mail address; needs `receivers.mail`.'),
      to: text('mail address', 'The recipient.'),
    }),
    map('A webhook whose address is no secret.', {
      kind: tag('webhook', 'An HTTP receiver whose address is no secret.'),
      url: text('URL', 'The address.', { examples: ['http://127.0.0.1:9400/page'] }),
    }),
    map('A webhook whose address is a secret.', {
      kind: tag('webhook from secret', 'An HTTP receiver whose address is itself a secret.'),
      url: secret('The address.', { secret: 'alertmanager-webhooks', key: 'url' }),
    }),
  ],
  { examples: [{ kind: 'email', to: 'monitoring@example.com' }] },
);

const destination = definition('destination', destinationSchema);

const page = 'Where urgent alerts go.';
const chat = 'Where alerts that can wait go.';

const ownDestinations = map('What differs from `receivers.default`.', {
  page: Type.Optional(destination(`${page} As in \`receivers.default\` when left out.`)),
  chat: Type.Optional(destination(`${chat} As in \`receivers.default\` when left out.`)),
});

/** Where notifications go. */
export const receiversSchema = map('Where notifications go.', {
  mail: Type.Optional(
    map('The mail server. An error with a destination of kind `email` when left out.', {
      smarthost: text('text', 'host:port of the mail server.', { examples: ['mail.example.com:587'] }),
      from: text('mail address', 'The sender.'),
      username: Type.Optional(text('text', 'The user. No authentication when it is left out.')),
      password: Type.Optional(
        secret('The password of that user.', { secret: 'alertmanager-mail', key: 'password' }),
      ),
    }),
  ),
  default: map('For every team that has nothing of its own under `receivers.teams`.', {
    page: destination(page),
    chat: destination(chat),
  }),
  teams: Type.Unsafe<Partial<Record<Team, Static<typeof ownDestinations>>>>(
    Type.Object(Object.fromEntries(teams.map((team) => [team, Type.Optional(ownDestinations)])), {
      description: 'What differs for one team, by its name.',
      additionalProperties: false,
      default: {},
    }),
  ),
  capacity: destination('The hourly digest of capacity alerts.'),
  info: destination('Alerts of severity info.'),
  deadMansSwitch: destination(
    'Outside the cluster: expects the Watchdog alert again and again, and raises an alarm when it stays away.',
  ),
  officeHours: Type.Optional(
    map('When notifications that can wait are sent. At any time when it is left out.', {
      weekdays: Type.Array(choice(weekdays, 'A day.'), {
        description: 'The working days.',
        minItems: 1,
        uniqueItems: true,
      }),
      from: text('time of day', "In the environment's time zone."),
      to: text('time of day', "In the environment's time zone; later than from.", { examples: ['18:00'] }),
    }),
  ),
});

/** What this file refers to by name. */
export const receiverDefinitions = { destination: destinationSchema };
