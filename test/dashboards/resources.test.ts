import { resources } from '#dashboards/resources';
import { outline } from '#test/dashboards/outline';

it('dwcp-resources reads as', () => {
  expect(outline(resources)).toMatchSnapshot();
});
