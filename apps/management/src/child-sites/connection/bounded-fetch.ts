/** An answer that was read whole. */
export interface BoundedAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export interface Bounds {
  /** The only origin that is asked, whatever answers say. */
  origin: string;
  mostBytes: number;
  /** From the question to the last byte of the answer, in milliseconds. */
  withinMs: number;
  signal?: AbortSignal | undefined;
}

/** Asks a server that is not trusted: nowhere else than at its own origin, following no redirect, no longer and no more than was said. */
export async function boundedFetch(address: string | URL, init: RequestInit, { origin, mostBytes, withinMs, signal }: Bounds): Promise<BoundedAnswer> {
  const url = new URL(address);
  if (url.origin !== origin) throw new Error(`${url.origin} is not asked in the place of ${origin}.`);
  const ends = [AbortSignal.timeout(withinMs), ...(signal ? [signal] : [])];
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.any(ends) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error(`The answer has more than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  return { status: response.status, headers: response.headers, bytes: Buffer.concat(chunks) };
}
