import { exact } from '#lib/units/decimal';

/** The bounds of a histogram whose code names none: https://pkg.go.dev/github.com/prometheus/client_golang/prometheus#DefBuckets */
export const clientGolangBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/**
 * `count` bounds, each `factor` times the one before:
 * https://pkg.go.dev/github.com/prometheus/client_golang/prometheus#ExponentialBuckets
 */
export function exponentialBuckets(start: number, factor: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => exact(start * factor ** index));
}
