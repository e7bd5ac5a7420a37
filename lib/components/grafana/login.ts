import { type IniSection, set } from '#lib/components/grafana/ini';
import { root, secretText } from '#lib/components/grafana/paths';
import { sessionLasts } from '#lib/components/login/session';
import type { LoginChoices } from '#lib/environment/access-choices';
import type { Environment } from '#lib/environment/environment';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';

/**
 * How people log in where the site has an identity provider: there and nowhere else. Who is in none of the groups is nobody
 * here. Nothing where there is no provider: users have passwords then.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
 */
export function loginSections({ access, output }: Environment): readonly IniSection[] {
  if (access?.login.endpoints === undefined) return [];
  const { login } = access;
  const { authorization, token, userInfo } = access.login.endpoints;
  const authority = output.kind === 'kubernetes' ? output.certificateAuthority : undefined;
  return [
    {
      name: 'auth',
      keys: [
        set('disable_login_form', true, 'passwords are those of the provider, with its second factor'),
        set('login_maximum_inactive_lifetime_duration', sessionLasts.toString()),
        set(
          'login_maximum_lifetime_duration',
          sessionLasts.toString(),
          'then the groups are asked for again: so long somebody who has left still gets in',
        ),
      ],
    },
    { name: 'auth.basic', keys: [set('enabled', false, 'nobody tries passwords at the API')] },
    {
      name: 'auth.generic_oauth',
      keys: [
        set('enabled', true),
        set('name', 'login'),
        set('auto_login', true, 'there is no other way in'),
        set(
          'allow_sign_up',
          true,
          'who is let in for the first time becomes a user; that is no sign-up form',
        ),
        set('client_id', login.clientId),
        set('client_secret', secretText(login.clientSecret, output)),
        set('scopes', login.scopes),
        set('auth_url', authorization),
        set('token_url', token),
        set('api_url', userInfo),
        set('use_pkce', true, 'a stolen code is of no use'),
        set('role_attribute_path', roleOf(login), 'by the groups that the provider names'),
        set('role_attribute_strict', true, 'who has no role is not let in, instead of being a viewer'),
        set('allow_assign_grafana_admin', false, 'the server itself is administered by this file'),
        ...(authority === undefined
          ? []
          : [set('tls_client_ca', `${root}/${certificateAuthorityFile(authority)}`)]),
      ],
    },
  ];
}

/** In JMESPath: https://jmespath.org/specification.html. Names of groups are plain, which the environment's checks see to. */
function roleOf({ groups, administrators }: LoginChoices): string {
  const isIn = (names: readonly string[]) =>
    `(${names.map((name) => `contains(groups[*], '${name}')`).join(' || ')})`;
  return `${isIn(administrators)} && 'Admin' || ${isIn(groups)} && 'Viewer'`;
}
