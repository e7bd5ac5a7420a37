import { routingPage } from '#lib/routing/page';
import { routingFor } from '#lib/routing/tree';
import { environment, oneWebhook } from '#test/lib/routing/example';

describe('the page about alert routing', () => {
  it('says what keeps quiet and what waits', () => {
    const page = routingPage(environment(), routingFor(environment()), []);
    expect(page.slice(page.indexOf('## What keeps quiet'), page.indexOf('## To see'))).toMatchInlineSnapshot(`
"## What keeps quiet

- While an alert with \`severity="critical"\` fires: those with \`severity=~"warning|info"\` and \`category!="capacity"\` and the same component, cluster, site.
- What waits for office-hours: outside of monday to friday, 08:00 to 18:00, Europe/Berlin. It is told when they begin.
- Whatever is silenced: follow *Silence* in the message, or *Silences* on alertmanager.example.com.

"
`);
  });

  it('does not speak of office hours where there are none', () => {
    const without = environment({ receivers: oneWebhook });
    expect(routingPage(without, routingFor(without), [])).not.toContain('office-hours');
  });
});
