/** What is known of one stream: undefined until it gave video or was silent for too long. */
export interface StreamSignal {
  readonly stream: string;
  readonly hasSignal: boolean | undefined;
  /** Since when it is silent, milliseconds since 1970. */
  readonly since: number;
}

export type CameraSignal = { readonly state: 'lost'; readonly stream: string; readonly since: number } | { readonly state: 'well' } | { readonly state: 'unknown' };

/** A camera is lost with the first stream that fails, and well again when all of them are; without streams nothing is expected of it. */
export function cameraSignal(streams: readonly StreamSignal[]): CameraSignal {
  const lost = streams.filter(({ hasSignal }) => hasSignal === false).sort((one, other) => one.since - other.since)[0];
  if (lost) return { state: 'lost', stream: lost.stream, since: lost.since };
  return streams.every(({ hasSignal }) => hasSignal === true) ? { state: 'well' } : { state: 'unknown' };
}
