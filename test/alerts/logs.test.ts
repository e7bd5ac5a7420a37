import { logAlerts } from '#alerts/logs';
import { logAlertCases } from '#alerts/logs.cases';

describe('The alerts over log lines', () => {
  const alerts = logAlerts.flatMap(({ rules }) => rules);

  it.each(alerts.map((alert) => [alert.name, alert] as const))(
    '%s is proven to fire, and to stay silent',
    (_, alert) => {
      const cases = logAlertCases.filter((one) => one.alert === alert);
      expect(cases.some(({ fires }) => fires !== undefined)).toBe(true);
      expect(cases.some(({ fires }) => fires === undefined)).toBe(true);
    },
  );

  it('have cases that begin before they end', () => {
    const backwards = logAlertCases.flatMap(({ title, lines }) =>
      lines.filter(({ from, until }) => from.ago.isShorterThan(until.ago)).map(() => title),
    );
    expect(backwards).toEqual([]);
  });
});
