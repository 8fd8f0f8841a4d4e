/** How Vietnamese is found and ordered, and how it writes numbers. */

const COLLATOR = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Order as a Vietnamese dictionary does: a ă â b … d đ e ê …, tones last, figures by value. */
export function compare(one: string, other: string): number {
  return COLLATOR.compare(one, other);
}

/** Small letters without diacritics: "Quảng Nam" and "quang nam" fold to the same. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** A figure as Vietnamese writes it: dot for thousands, comma for decimals; NaN when it is none. */
export function figure(text: string): number {
  const match = /-?\d[\d.]*(?:,\d+)?/.exec(text);
  return match ? Number(match[0].replace(/\./g, '').replace(',', '.')) : NaN;
}

/** 1.154 and 2,5: exactly so many places after the comma, or up to `most`. */
export function written(value: number, places = 0, most = places): string {
  return value.toLocaleString('vi-VN', { minimumFractionDigits: places, maximumFractionDigits: most });
}

export function megabytes(bytes: number): string {
  return written(bytes / 1_048_576, 1);
}
