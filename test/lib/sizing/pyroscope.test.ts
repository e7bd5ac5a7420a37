import { renderProblem } from '#lib/problem';
import { checkCapacity } from '#lib/sizing/check-capacity';
import { profilesLimits } from '#lib/sizing/profiles-limits';
import { sizeProfilesDisk, sizePyroscope } from '#lib/sizing/pyroscope';
import { gibibytes } from '#lib/units/bytes';
import { profiled, profiles } from '#test/lib/components/profiles';

const onVolume = (size: number) =>
  ({ ...profiles, storage: { kind: 'filesystem', storage: { size: gibibytes(size) } } }) as const;

const told = (size: number) => {
  const site = profiled({ profiles: onVolume(size) });
  return checkCapacity(site, profilesLimits(site)).map(renderProblem);
};

describe('the size of Pyroscope', () => {
  it('is what the site writes, where it writes one', () => {
    const resources = { cpu: 2, memory: gibibytes(8) };
    expect(sizePyroscope(profiled(), { ...profiles, resources })).toMatchObject({
      cpu: { value: 2 },
      memory: { value: gibibytes(8) },
    });
  });

  it('is on disk the index alone where there is a bucket', () => {
    expect(sizeProfilesDisk(profiles).value.toKubernetes()).toBe('5Gi');
  });

  it('is on disk as much as its programs send while it is kept, where there is none', () => {
    expect(sizeProfilesDisk(onVolume(60)).from).toBe(
      '5 GiB for the index + 22 programs x 72 MiB a day x 14 days',
    );
  });

  it('is refused where the volume does not hold what is kept', () => {
    expect(told(10)).toHaveLength(1);
    expect(told(60)).toEqual([]);
  });
});
