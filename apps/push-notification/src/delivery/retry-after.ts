const seconds = /^\d{1,9}$/;

/**
 * Milliseconds that a push service asks to be left alone for: `Retry-After` as seconds or as a date (RFC 9110); 0 for a
 * date that is over, undefined where nothing readable was asked for.
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (seconds.test(text)) return Number(text) * 1_000;
  // Only the forms of RFC 9110, which begin with a day's name: `Date.parse` reads far more than that.
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
