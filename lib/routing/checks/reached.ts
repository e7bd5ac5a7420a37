import type { RoutingSubject } from '#lib/routing/checks/check';
import type { Delivery } from '#lib/routing/evaluate';

/** What any alert, known, possible or mistaken, comes to. */
export function everyDelivery({ known, possible, stray }: RoutingSubject): readonly Delivery[] {
  return [...known, ...possible, ...stray].flatMap(({ evaluation }) => evaluation.deliveries);
}
