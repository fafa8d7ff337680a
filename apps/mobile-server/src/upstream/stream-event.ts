/** What a recording server says in text frames; passed on to viewers as it is. */
export type StreamEvent = { readonly event: string } & Readonly<Record<string, unknown>>;

/** Undefined for what is no event. */
export function parseStreamEvent(text: string): StreamEvent | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && typeof (parsed as { event?: unknown }).event === 'string' ? (parsed as StreamEvent) : undefined;
  } catch {
    return undefined;
  }
}
