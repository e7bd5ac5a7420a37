import { Reference, renderAlloy } from '#lib/components/alloy/syntax';

describe("Alloy's syntax", () => {
  it('has attributes of one line aligned, blocks after them, and references without quotes', () => {
    const text = renderAlloy('Generated.', [
      {
        name: 'pyroscope.scrape',
        label: 'dwcp',
        attributes: {
          targets: [{ __address__: 'a:1', service_name: 'dwcp' }],
          forward_to: [new Reference('pyroscope.write.pyroscope.receiver')],
          follow_redirects: false,
        },
        blocks: [{ name: 'profile.mutex', attributes: { enabled: false }, why: 'It costs time.' }],
      },
    ]);
    expect(text).toBe(`// Generated.

pyroscope.scrape "dwcp" {
	targets = [
		{"__address__" = "a:1", "service_name" = "dwcp"},
	]
	forward_to       = [pyroscope.write.pyroscope.receiver]
	follow_redirects = false

	// It costs time.
	profile.mutex {
		enabled = false
	}
}
`);
  });

  it('has quotes and backslashes of a text escaped', () => {
    expect(renderAlloy('Generated.', [{ name: 'rule', attributes: { regex: '(.+)\\.example"' } }])).toContain(
      'regex = "(.+)\\\\.example\\""',
    );
  });
});
