import { loadEnvironments } from '#lib/environment/load';

describe('the environments of this repository', () => {
  it('load', () => {
    const { environments } = loadEnvironments('environments');
    expect(environments.map(({ name }) => name)).toEqual(['local', 'production', 'staging']);
  });
});
