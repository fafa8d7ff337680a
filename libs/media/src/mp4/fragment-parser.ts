import { boxAt, MalformedMedia } from './box.js';
import { parseFragment, type Fragment } from './fragment.js';
import { parseInitSegment, type InitSegment } from './init-segment.js';

/** What a fragmented MP4 stream consists of, in the order it arrives. */
export type MediaPart = { readonly kind: 'init'; readonly init: InitSegment } | { readonly kind: 'fragment'; readonly fragment: Fragment };

const KNOWN = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'free', 'skip', 'sidx', 'emsg', 'prft', 'mfra']);

/**
 * Cuts a fragmented MP4 byte stream into its init segment and fragments, however the bytes were split on the way.
 * Throws MalformedMedia on bytes that cannot be such a stream; the caller starts anew with a fresh parser.
 */
export class FragmentParser {
  private pending: Buffer[] = [];
  private pendingLength = 0;
  /** How many bytes are needed before looking again is of any use: keeps large frames from being copied once per chunk. */
  private wanted = 8;
  private ftyp: Buffer = Buffer.alloc(0);
  private moof: Buffer | undefined;
  private current: InitSegment | undefined;

  constructor(private readonly maxBoxBytes = 64 * 1024 * 1024) {}

  /** The init segment, once it has come. */
  get init(): InitSegment | undefined {
    return this.current;
  }

  /** Takes the next bytes and gives back what they completed. */
  push(chunk: Buffer): MediaPart[] {
    this.pending.push(chunk);
    this.pendingLength += chunk.length;
    if (this.pendingLength < this.wanted) return [];
    const bytes = this.pending.length === 1 ? chunk : Buffer.concat(this.pending, this.pendingLength);
    const parts: MediaPart[] = [];
    let offset = 0;
    for (;;) {
      const box = boxAt(bytes, offset);
      if (!box) {
        this.wanted = bytes.length - offset < 8 ? 8 : 16;
        break;
      }
      if (!KNOWN.has(box.type)) throw new MalformedMedia('not a fragmented MP4 stream');
      if (box.end - box.start > this.maxBoxBytes) throw new MalformedMedia(`box ${box.type} of ${box.end - box.start} bytes`);
      if (box.end > bytes.length) {
        this.wanted = box.end - offset;
        break;
      }
      const part = this.take(box.type, bytes.subarray(box.start, box.end));
      if (part) parts.push(part);
      offset = box.end;
    }
    this.pending = offset < bytes.length ? [bytes.subarray(offset)] : [];
    this.pendingLength = bytes.length - offset;
    return parts;
  }

  private take(type: string, bytes: Buffer): MediaPart | undefined {
    if (type === 'ftyp') this.ftyp = bytes;
    if (type === 'moof') this.moof = bytes;
    if (type === 'moov') {
      this.current = parseInitSegment(Buffer.concat([this.ftyp, bytes]));
      return { kind: 'init', init: this.current };
    }
    if (type !== 'mdat' || !this.moof) return undefined;
    if (!this.current) throw new MalformedMedia('fragment before the init segment');
    const fragment = parseFragment(Buffer.concat([this.moof, bytes]), this.current);
    this.moof = undefined;
    return { kind: 'fragment', fragment };
  }
}
