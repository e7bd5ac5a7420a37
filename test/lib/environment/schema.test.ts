import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { renderReference } from '#lib/environment/reference';
import { environmentSchema, renderSchema } from '#lib/environment/schema';
import { textKinds } from '#lib/environment/schema/text';
import { Bytes } from '#lib/units/bytes';
import { Duration } from '#lib/units/duration';
import { good } from '#test/lib/environment/good';

describe('the schema of environments', () => {
  it('is what environments/schema.json says', () => {
    expect(readFileSync('environments/schema.json', 'utf8') === renderSchema()).toBe(true);
  });

  it('is what docs/environments.md says', () => {
    expect(readFileSync('docs/environments.md', 'utf8') === renderReference()).toBe(true);
  });

  it('is one that a strict validator accepts, in the file and in the program', () => {
    const compile = (schema: object) => () =>
      new Ajv({ discriminator: true, allowUnionTypes: true, useDefaults: true }).compile(schema);
    expect(compile(environmentSchema)).not.toThrow();
    expect(compile(JSON.parse(renderSchema()))).not.toThrow();
  });

  it('does not make an editor ask for keys that have defaults', () => {
    const isValid = new Ajv({ discriminator: true, allowUnionTypes: true }).compile(
      JSON.parse(renderSchema()),
    );
    expect(isValid(parse(good))).toBe(true);
    expect(isValid({ ...parse(good), timeZone: undefined })).toBe(false);
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    JSON.parse(renderSchema(), (key, value) => {
      if (key !== 'properties') return value;
      for (const [name, property] of Object.entries<{ description?: string }>(value)) {
        if (property.description === undefined) undescribed.push(name);
      }
      return value;
    });
    expect(undescribed).toEqual([]);
  });

  it('gives examples that are what they are examples of', () => {
    for (const [, kind] of Object.entries<{ pattern: string; example?: string }>(textKinds)) {
      if (kind.example !== undefined) expect(kind.example).toMatch(new RegExp(kind.pattern));
    }
  });

  it('lets only sizes and durations through that can be read', () => {
    const digits = ['0', '1', '7', '48', '999', '99999', '999999', '1.5', '0.25', '12.75'];
    const duration = new RegExp(textKinds.duration.pattern);
    const size = new RegExp(textKinds.size.pattern);
    const durations = digits.flatMap((number) =>
      ['ms', 's', 'm', 'h', 'd', 'w', 'y', 'h30m', 'y6w6d23h59m59s999ms'].map((unit) => `${number}${unit}`),
    );
    const sizes = digits.flatMap((number) =>
      ['Ki', 'Mi', 'Gi', 'Ti', 'GiB'].map((unit) => `${number}${unit}`),
    );
    const accepted = [
      durations.filter((text) => duration.test(text)),
      sizes.filter((text) => size.test(text)),
    ];
    expect(accepted.map((texts) => texts.length)).toEqual([61, 48]);
    expect(accepted[0]?.filter((text) => Duration.parse(text) === undefined)).toEqual([]);
    expect(accepted[1]?.filter((text) => Bytes.parse(text) === undefined)).toEqual([]);
  });
});
