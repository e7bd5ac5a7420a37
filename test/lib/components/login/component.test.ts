import { loginPrograms } from '#lib/components/login/component';
import { access, entered } from '#test/lib/components/access';
import { cluster } from '#test/lib/components/example';

const paths = { file: (path: string) => `/etc/${path}`, data: '', listen: () => ':1' };

const argumentsOf = (environment = entered()): readonly string[] =>
  loginPrograms(environment)[0]?.arguments(paths) ?? [];

describe('the proxy that asks people who they are', () => {
  it('stands in front of each program without a login that can be opened', () => {
    expect(loginPrograms(entered()).map(({ program }) => program.name)).toEqual([
      'login-prometheus',
      'login-alertmanager',
    ]);
  });

  it('believes headers of the entrance alone, and lets nobody past by anything', () => {
    const args = argumentsOf();
    expect(args).toEqual(expect.arrayContaining(['--reverse-proxy=true', '--trusted-proxy-ip=10.40.0.0/16']));
    expect(args.filter((each) => /skip-auth|trusted-ip|ping-user-agent|skip-jwt/.test(each))).toEqual([]);
  });

  it('lets in who is in one of the groups', () => {
    expect(argumentsOf()).toEqual(
      expect.arrayContaining(['--allowed-group=operators', '--allowed-group=developers']),
    );
  });

  it('has its secrets as files', () => {
    expect(argumentsOf()).toContain('--cookie-secret-file=/etc/secrets/login/cookie-secret');
    expect(loginPrograms(entered())[0]?.secretFiles).toMatchObject([
      access.login.clientSecret,
      access.login.cookieSecret,
    ]);
  });

  it("trusts the site's authority about the provider", () => {
    const certificateAuthority = { configMap: 'authority', key: 'ca.crt' };
    expect(argumentsOf(entered({ output: { ...cluster, certificateAuthority } }))).toContain(
      '--provider-ca-file=/etc/login-prometheus/certificate-authority/ca.crt',
    );
  });
});
