import { CertificateExpiresSoon, EndpointDown } from '#alerts/endpoints';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { samples } from '#lib/rules/samples';
import { hours, minutes } from '#lib/units/duration';
import { certificateEnds, probeSuccess } from '#metrics/endpoints';

const grafana = { job: 'blackbox', instance: 'https://grafana.example.com/' };

const downCases = cases(EndpointDown, [
  {
    title: 'fires while an endpoint has not answered for five minutes, until it does',
    proves: ['fires', 'for boundary', 'resolves'],
    interval: minutes(1),
    series: [samples(probeSuccess, grafana, '1x2 0x6 1x3')],
    expect: [
      ...silent(minutes(2)),
      pending(minutes(7)),
      firing(minutes(8), {
        labels: grafana,
        summary: 'https://grafana.example.com/ does not answer as it should',
        description:
          'https://grafana.example.com/ was asked for 5m or longer, and did not answer as it should.',
      }),
      ...silent(minutes(10)),
    ],
  },
  {
    title: 'stays silent while the endpoint answers',
    proves: ['just below'],
    interval: minutes(1),
    series: [samples(probeSuccess, grafana, '1x20')],
    expect: silent(minutes(20)),
  },
  {
    title: 'ends when nobody asks any more',
    proves: ['missing data'],
    interval: minutes(1),
    series: [samples(probeSuccess, grafana, '0x8 stale')],
    expect: silent(minutes(12)),
  },
]);

/** Tests begin at the beginning of 1970: what a certificate has left falls from here. */
const left = (days: number) => days * 86_400;

const certificateCases = cases(CertificateExpiresSoon, [
  {
    title: 'fires once less than two weeks are left for an hour, until there is another certificate',
    proves: ['fires', 'for boundary', 'resolves'],
    interval: minutes(1),
    series: [samples(certificateEnds, grafana, `${left(14)}x70 ${left(90)}x5`)],
    expect: [
      ...silent(minutes(0)),
      pending(minutes(60)),
      firing(minutes(61), {
        labels: grafana,
        summary: 'The certificate of https://grafana.example.com/ ends soon',
        description: 'The certificate of https://grafana.example.com/ is valid for 13d 22h 59m 0s more.',
      }),
      ...silent(minutes(72)),
    ],
  },
  {
    title: 'stays silent while two weeks are left',
    proves: ['just below'],
    interval: minutes(10),
    series: [samples(certificateEnds, grafana, `${left(14) + 4 * 3_600}x24`)],
    expect: silent(hours(3)),
  },
  {
    title: 'ends when nobody asks any more',
    proves: ['missing data'],
    interval: minutes(1),
    series: [samples(certificateEnds, grafana, `${left(1)}x70 stale`)],
    expect: silent(minutes(80)),
  },
]);

export const endpointCases = [...downCases, ...certificateCases];
