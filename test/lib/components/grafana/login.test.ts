import { renderIni } from '#lib/components/grafana/ini';
import { loginSections } from '#lib/components/grafana/login';
import { access, entered } from '#test/lib/components/access';

const endpoints = {
  authorization: 'https://login.example.com/authorize',
  token: 'https://login.example.com/token',
  userInfo: 'https://login.example.com/user',
};
const environment = entered({ access: { ...access, login: { ...access.login, endpoints } } });
const text = renderIni('Generated.', loginSections(environment));

describe('the login of Grafana', () => {
  it('is that of the provider alone, with PKCE and a secret from a file', () => {
    expect(text).toContain('disable_login_form = true');
    expect(text).toContain('[auth.basic]\n# nobody tries passwords at the API\nenabled = false');
    expect(text).toContain('use_pkce = true');
    expect(text).toContain('client_secret = $__file{/etc/grafana/secrets/login/client-secret}');
  });

  it('gives a role by the groups, and none to who is in none of them', () => {
    expect(text).toContain(
      "role_attribute_path = (contains(groups[*], 'monitoring-administrators')) && 'Admin' || (contains(groups[*], 'operators') || contains(groups[*], 'developers')) && 'Viewer'",
    );
    expect(text).toContain('role_attribute_strict = true');
  });

  it('is by password where there is no provider', () => {
    expect(loginSections(entered())).toEqual([]);
  });
});
