import { performance } from '#dashboards/performance';
import { outline } from '#test/dashboards/outline';

it('dwcp-performance reads as', () => {
  expect(outline(performance)).toMatchSnapshot();
});
