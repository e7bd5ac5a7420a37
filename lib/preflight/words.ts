/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** The first few of many, so that a line stays a line: `a, b, c and 14 more`. */
export function listedShort(items: readonly string[], most = 4): string {
  return items.length <= most + 1
    ? listed(items)
    : listed([...items.slice(0, most), `${items.length - most} more`]);
}

/** `1 key`, `2 keys`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
