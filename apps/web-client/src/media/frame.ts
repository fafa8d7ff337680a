/** Binary frames of the stream sockets: 16 bytes of head, then what goes into the source buffer as it is. */

const HEAD = 16;
const KEY_FRAME = 1;
const DISCONTINUITY = 2;

export interface MediaFrame {
  kind: 'init' | 'fragment';
  keyFrame: boolean;
  /** Something before this fragment is missing. */
  discontinuity: boolean;
  run: number;
  /** Wall clock of the first picture, milliseconds since 1970. */
  wallClock: number;
  /** Milliseconds. */
  duration: number;
  payload: Uint8Array<ArrayBuffer>;
}

/** Undefined for frames that this client does not know; newer servers may send more kinds. */
export function readFrame(data: ArrayBuffer): MediaFrame | undefined {
  if (data.byteLength < HEAD) return undefined;
  const head = new DataView(data, 0, HEAD);
  const kind = head.getUint8(0);
  if (kind !== 1 && kind !== 2) return undefined;
  const flags = head.getUint8(1);
  return {
    kind: kind === 1 ? 'init' : 'fragment',
    keyFrame: (flags & KEY_FRAME) !== 0,
    discontinuity: (flags & DISCONTINUITY) !== 0,
    run: head.getUint16(2),
    wallClock: head.getFloat64(4),
    duration: head.getUint32(12),
    payload: new Uint8Array(data, HEAD),
  };
}
