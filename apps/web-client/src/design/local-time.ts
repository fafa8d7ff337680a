/** Conversions for `<input type="datetime-local">`, whose value is local time without a zone. */

const two = (value: number) => value.toString().padStart(2, '0');

/** `2026-11-22T10:05:09` of local time. Empty for no instant. */
export function toLocalInput(instant: string | number | Date | undefined): string {
  if (instant === undefined) return '';
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** ISO 8601 UTC; undefined for an empty or unfinished input. */
export function fromLocalInput(value: string): string | undefined {
  if (!value) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
