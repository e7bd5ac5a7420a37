import { executive } from '#dashboards/executive';
import { outline } from '#test/dashboards/outline';

it('dwcp-executive reads as', () => {
  expect(outline(executive)).toMatchSnapshot();
});
