import { isSoundText, nameFault, readInstant } from '@vigie/contracts';

/*
 * What a child site answers is read as what a stranger says: members that are not what they should be are no answer at all.
 * Every function returns undefined for that.
 */

/** A site or a camera, as the child says it. */
export interface Named {
  id: string;
  name: string;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longestName = 256;

/** The rows of a list; of each only what is an object. */
export function readArray(body: unknown, most: number): Record<string, unknown>[] | undefined {
  const array = isObject(body) ? body.array : undefined;
  return Array.isArray(array) && array.length <= most && array.every(isObject) ? array : undefined;
}

/** Id and name; the name is undefined where people could not read it. */
export function readNamed({ id, name }: Record<string, unknown>): { id: string; name?: string } | undefined {
  if (typeof id !== 'string' || !guid.test(id)) return undefined;
  const text = typeof name === 'string' ? name.trim() : '';
  return { id, ...(text !== '' && text.length <= longestName && isSoundText(text) && nameFault(text) !== 'name.invisible' ? { name: text } : {}) };
}

/** A span of time within the asked-for one. */
export function readSpan({ startTime, endTime }: Record<string, unknown>, from: number, to: number): { from: string; to: string } | undefined {
  const [start, end] = [readMoment(startTime), readMoment(endTime)];
  if (start === undefined || end === undefined) return undefined;
  const cut = { from: Math.max(start, from), to: Math.min(end, to) };
  return cut.from < cut.to ? { from: new Date(cut.from).toISOString(), to: new Date(cut.to).toISOString() } : undefined;
}

/** Milliseconds since 1970 of a time. */
export const readMoment = (text: unknown): number | undefined => readInstant(text)?.getTime();

/** The code of a refusal. */
export function readErrorCode(body: unknown): string | undefined {
  const details = isObject(body) && isObject(body.error) ? body.error.details : undefined;
  const [detail] = Array.isArray(details) ? (details as unknown[]) : [];
  return isObject(detail) && typeof detail.errorTextId === 'string' ? detail.errorTextId : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);
