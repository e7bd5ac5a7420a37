import { Type } from '@sinclair/typebox';
import { resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { secret } from '#lib/environment/schema/secret';
import { choice, map, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';

const databaseSchema = variants(
  'kind',
  'Where Grafana keeps users and sessions; dashboards and data sources come from files.',
  [
    map('A file on a volume, for one replica.', {
      kind: tag('sqlite', 'A file on a volume of its own: for one replica.'),
      storage: storageSchema,
    }),
    map('A database that several replicas share.', {
      kind: tag('postgresql', 'A PostgreSQL server of the site.'),
      address: text('text', 'host:port of the server.', { examples: ['postgresql.example.com:5432'] }),
      name: text('text', 'The database.', { examples: ['grafana'] }),
      user: text('text', 'The user.', { examples: ['grafana'] }),
      password: secret('The password of that user.', { secret: 'grafana', key: 'database-password' }),
      tls: choice(
        ['disable', 'require', 'verify-full'],
        "Whether the connection is encrypted, and whether the server's certificate is checked.",
      ),
    }),
  ],
);

/** Grafana: replicas, database, secrets. */
export const grafanaSchema = map('Grafana, which shows the dashboards. None when it is left out.', {
  replicas: Type.Integer({
    description: 'Replicas. More than one need the database `postgresql`.',
    minimum: 1,
    maximum: 9,
    default: 1,
  }),
  database: databaseSchema,
  adminPassword: secret('The password of the user `admin`.', { secret: 'grafana', key: 'admin-password' }),
  secretKey: secret(
    'What encrypts the secrets in the database and signs, at least 32 random characters. With another one, what is encrypted is lost.',
    {
      secret: 'grafana',
      key: 'secret-key',
    },
  ),
  resources: resourcesSchema('grafana'),
  home: text('text', 'On one machine: the folder in which Grafana is installed.', {
    examples: ['/usr/share/grafana'],
    default: '/usr/share/grafana',
  }),
});
