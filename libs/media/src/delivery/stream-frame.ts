import { MalformedMedia } from '../mp4/box.js';

/** Binary WebSocket frames that carry video: a 16-byte head, then the payload. The same between servers and to browsers. */
export interface StreamFrame {
  readonly kind: 'init' | 'fragment';
  readonly keyFrame: boolean;
  /** Something before this frame is missing. */
  readonly discontinuity: boolean;
  /** Which `started` event this frame belongs to. 0 to 65535, then from 0 again. */
  readonly run: number;
  /** Of the first frame, milliseconds since 1970. */
  readonly wallClock: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly payload: Buffer;
}

export const FRAME_HEAD_BYTES = 16;
const INIT = 1;
const FRAGMENT = 2;
const KEY_FRAME = 1;
const DISCONTINUITY = 2;

export function encodeStreamFrame(frame: StreamFrame): Buffer {
  const bytes = Buffer.allocUnsafe(FRAME_HEAD_BYTES + frame.payload.length);
  bytes[0] = frame.kind === 'init' ? INIT : FRAGMENT;
  bytes[1] = (frame.keyFrame ? KEY_FRAME : 0) | (frame.discontinuity ? DISCONTINUITY : 0);
  bytes.writeUInt16BE(frame.run & 0xffff, 2);
  bytes.writeDoubleBE(frame.wallClock, 4);
  bytes.writeUInt32BE(Math.max(0, Math.round(frame.duration)), 12);
  frame.payload.copy(bytes, FRAME_HEAD_BYTES);
  return bytes;
}

/** The payload shares the given bytes. */
export function decodeStreamFrame(bytes: Buffer): StreamFrame {
  const kind = bytes[0];
  if (bytes.length < FRAME_HEAD_BYTES || (kind !== INIT && kind !== FRAGMENT)) throw new MalformedMedia('not a stream frame');
  const flags = bytes[1] ?? 0;
  return {
    kind: kind === INIT ? 'init' : 'fragment',
    keyFrame: (flags & KEY_FRAME) !== 0,
    discontinuity: (flags & DISCONTINUITY) !== 0,
    run: bytes.readUInt16BE(2),
    wallClock: bytes.readDoubleBE(4),
    duration: bytes.readUInt32BE(12),
    payload: bytes.subarray(FRAME_HEAD_BYTES),
  };
}
