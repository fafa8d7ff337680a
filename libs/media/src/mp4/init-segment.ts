import { createHash } from 'node:crypto';
import { boxesIn, fullBox, MalformedMedia, readUInt32, requireBox, type Box } from './box.js';

/** The `ftyp`+`moov` every viewer needs before the first fragment, and what it says about the video. */
export interface InitSegment {
  /** Names the parameters: two init segments with the same id are byte for byte the same. 16 hexadecimal digits. */
  readonly id: string;
  readonly bytes: Buffer;
  readonly trackId: number;
  /** Units per second of decode times and durations in the fragments. */
  readonly timescale: number;
  /** RFC 6381, e.g. `avc1.64001f`. */
  readonly codec: string;
  /** What MediaSource.addSourceBuffer takes. */
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly defaultSampleDuration: number;
  readonly defaultSampleFlags: number;
}

const SAMPLE_ENTRY_HEADER = 8;
const VISUAL_SAMPLE_ENTRY = 78;

/** Parses `ftyp`+`moov`. Takes the first video track (H.264 or H.265); throws MalformedMedia where there is none. */
export function parseInitSegment(bytes: Buffer): InitSegment {
  const moov = requireBox(bytes, { content: 0, end: bytes.length }, ['moov']);
  const trak = boxesIn(bytes, moov.content, moov.end).find((box) => box.type === 'trak' && isVideo(bytes, box));
  if (!trak) throw new MalformedMedia('no video track');
  const trackId = trackIdOf(bytes, trak);
  const sample = sampleEntry(bytes, trak);
  return {
    id: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    bytes,
    trackId,
    timescale: timescaleOf(bytes, trak),
    ...sample,
    mimeType: `video/mp4; codecs="${sample.codec}"`,
    ...sampleDefaults(bytes, moov, trackId),
  };
}

function isVideo(bytes: Buffer, trak: Box): boolean {
  const handler = requireBox(bytes, trak, ['mdia', 'hdlr']);
  return bytes.toString('latin1', handler.content + 8, handler.content + 12) === 'vide';
}

function trackIdOf(bytes: Buffer, trak: Box): number {
  const header = requireBox(bytes, trak, ['tkhd']);
  const { version, body } = fullBox(bytes, header);
  return readUInt32(bytes, body + (version === 1 ? 16 : 8), header);
}

function timescaleOf(bytes: Buffer, trak: Box): number {
  const header = requireBox(bytes, trak, ['mdia', 'mdhd']);
  const { version, body } = fullBox(bytes, header);
  const timescale = readUInt32(bytes, body + (version === 1 ? 16 : 8), header);
  if (timescale === 0) throw new MalformedMedia('timescale 0');
  return timescale;
}

function sampleEntry(bytes: Buffer, trak: Box): { codec: string; width: number; height: number } {
  const description = requireBox(bytes, trak, ['mdia', 'minf', 'stbl', 'stsd']);
  const entry = boxesIn(bytes, description.content + 8, description.end)[0];
  if (!entry || entry.end - entry.start < SAMPLE_ENTRY_HEADER + VISUAL_SAMPLE_ENTRY) throw new MalformedMedia('no sample entry');
  const size = readUInt32(bytes, entry.content + 24, entry);
  const inner = { content: entry.content + VISUAL_SAMPLE_ENTRY, end: entry.end };
  return { codec: codecOf(bytes, entry.type, inner), width: size >>> 16, height: size & 0xffff };
}

function codecOf(bytes: Buffer, type: string, inner: { content: number; end: number }): string {
  if (type === 'avc1' || type === 'avc3') {
    const config = requireBox(bytes, inner, ['avcC']);
    readUInt32(bytes, config.content, config);
    return `${type}.${bytes.toString('hex', config.content + 1, config.content + 4)}`;
  }
  if (type === 'hvc1' || type === 'hev1') return `${type}.${hevcProfile(bytes, requireBox(bytes, inner, ['hvcC']))}`;
  throw new MalformedMedia(`codec ${type} is not known`);
}

/** ISO/IEC 14496-15 annex E: profile space and number, compatibility in reverse bit order, tier and level, constraint bytes without trailing zeros. */
function hevcProfile(bytes: Buffer, config: Box): string {
  readUInt32(bytes, config.content + 9, config);
  const general = bytes[config.content + 1] ?? 0;
  let compatibility = 0;
  for (let bit = 0, flags = bytes.readUInt32BE(config.content + 2); bit < 32; bit++, flags >>>= 1) compatibility = (compatibility << 1) | (flags & 1);
  const constraints = [...bytes.subarray(config.content + 6, config.content + 12)];
  while (constraints.length > 0 && constraints.at(-1) === 0) constraints.pop();
  return [
    ['', 'A', 'B', 'C'][general >>> 6] + String(general & 0x1f),
    (compatibility >>> 0).toString(16),
    (general & 0x20 ? 'H' : 'L') + String(bytes[config.content + 12] ?? 0),
    ...constraints.map((value) => value.toString(16)),
  ].join('.');
}

function sampleDefaults(bytes: Buffer, moov: Box, trackId: number): { defaultSampleDuration: number; defaultSampleFlags: number } {
  const mvex = requireBox(bytes, moov, ['mvex']);
  for (const box of boxesIn(bytes, mvex.content, mvex.end)) {
    if (box.type !== 'trex' || readUInt32(bytes, box.content + 4, box) !== trackId) continue;
    return { defaultSampleDuration: readUInt32(bytes, box.content + 12, box), defaultSampleFlags: readUInt32(bytes, box.content + 20, box) };
  }
  throw new MalformedMedia(`no trex for track ${trackId}`);
}
