/** Reading of what stands in the address. Anything unexpected counts as not there: addresses are typed and sent around. */

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= 300 ? value : undefined;
}

export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function readChoice<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

/** ISO 8601, normalised to UTC with milliseconds. */
export function readInstant(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

const word = /^[\w-]{1,64}$/;

/** Ids joined by commas, at most fifty. One that is none stays: the page says that there is nothing of that name, instead of showing something else. */
export function readIds(value: unknown): string | undefined {
  const ids = splitIds(typeof value === 'string' ? value.toLowerCase() : undefined).filter((id) => word.test(id)).slice(0, 50);
  return ids.length > 0 ? ids.join(',') : undefined;
}

export function splitIds(value: string | undefined): string[] {
  return value ? [...new Set(value.split(','))] : [];
}
