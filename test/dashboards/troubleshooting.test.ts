import { troubleshooting } from '#dashboards/troubleshooting';
import { outline } from '#test/dashboards/outline';

it('dwcp-troubleshooting reads as', () => {
  expect(outline(troubleshooting)).toMatchSnapshot();
});
