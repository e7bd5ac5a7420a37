import { parse } from 'yaml';
import type { CheckedStack } from '#lib/checks/check';
import { retiredKeys } from '#lib/checks/retired-keys';
import { goodStack, told } from '#test/lib/checks/example';

/** The good stack with a file of a program of some image. */
const withFile = (image: string, text: string): CheckedStack => {
  const content = image === 'alertmanager' ? {} : { content: parse(text) };
  const stack = goodStack();
  const [first, ...others] = stack.components;
  if (first === undefined) throw new Error('the good stack has no component');
  return {
    ...stack,
    components: [{ ...first, image, files: [{ path: 'config/a.yaml', text, ...content }] }, ...others],
  };
};

describe('keys that a program rejects or will drop', () => {
  it('are not in a good stack', () => {
    expect(told(retiredKeys, goodStack())).toEqual([]);
  });

  const cases = [
    {
      image: 'otel-collector',
      text: 'exporters: { otlphttp/loki: {} }\nreceivers: { otlp: {} }\n',
      message: [
        'config/a.yaml: has exporters.otlphttp/loki: its type is called otlp_http now, and each start warns',
        '    write otlp_http',
      ],
    },
    {
      image: 'jaeger',
      text: 'extensions: { jaeger_storage: { backends: { es: { elasticsearch: { use_ilm: true } } } } }\n',
      message: [
        'config/a.yaml: has extensions.jaeger_storage.backends.es.elasticsearch.use_ilm: 2.20 refuses it',
        '    write nothing: indices are named by the day',
      ],
    },
    {
      image: 'loki',
      text: 'ruler: { storage: { type: local } }\n',
      message: [
        'config/a.yaml: has ruler.storage: 3 warns about it, and 4 refuses it',
        '    write tsdb_shipper, delete_request_store, ruler_storage, or nothing',
      ],
    },
    {
      image: 'alertmanager',
      text: 'route:\n  routes:\n    - match:\n        a: b\n',
      message: [
        'config/a.yaml: has ...match: it is deprecated',
        '    write matchers, source_matchers, target_matchers, time_intervals',
      ],
    },
  ];

  it.each(cases)('are found for $image', ({ image, text, message }) => {
    expect(told(retiredKeys, withFile(image, text))).toEqual([message.join('\n')]);
  });
});
