import { boxesIn, fullBox, MalformedMedia, readUInt32, readUInt64, requireBox, type Box } from './box.js';
import type { InitSegment } from './init-segment.js';

/** One `moof`+`mdat`: the smallest piece of video that is stored, handed on and played. */
export interface Fragment {
  readonly bytes: Buffer;
  /** Decode time of the first frame, in the init segment's timescale. */
  readonly decodeTime: number;
  /** In the init segment's timescale. */
  readonly duration: number;
  /** True when a decoder can start here. */
  readonly keyFrame: boolean;
}

const NON_SYNC_SAMPLE = 0x1_0000;

/** Reads what a fragment says about itself; throws MalformedMedia where it is no fragment of this track. */
export function parseFragment(bytes: Buffer, init: InitSegment): Fragment {
  const traf = trackFragment(bytes, init.trackId);
  const defaults = headerDefaults(bytes, requireBox(bytes, traf, ['tfhd']), init);
  const time = requireBox(bytes, traf, ['tfdt']);
  const { version, body } = fullBox(bytes, time);
  const runs = boxesIn(bytes, traf.content, traf.end).filter((box) => box.type === 'trun').map((box) => parseRun(bytes, box, defaults));
  const first = runs.find((run) => run.samples > 0);
  if (!first) throw new MalformedMedia('fragment without a frame');
  return {
    bytes,
    decodeTime: version === 1 ? readUInt64(bytes, body, time) : readUInt32(bytes, body, time),
    duration: runs.reduce((sum, run) => sum + run.duration, 0),
    keyFrame: (first.firstFlags & NON_SYNC_SAMPLE) === 0,
  };
}

/** The `traf` of the given track, or the only one there is. */
export function trackFragment(bytes: Buffer, trackId?: number): Box {
  const moof = requireBox(bytes, { content: 0, end: bytes.length }, ['moof']);
  const found = boxesIn(bytes, moof.content, moof.end).find((box) => {
    if (box.type !== 'traf') return false;
    const header = requireBox(bytes, box, ['tfhd']);
    return trackId === undefined || readUInt32(bytes, header.content + 4, header) === trackId;
  });
  if (!found) throw new MalformedMedia('fragment of no known track');
  return found;
}

interface SampleDefaults { readonly duration: number; readonly flags: number }

function headerDefaults(bytes: Buffer, header: Box, init: InitSegment): SampleDefaults {
  const { flags, body } = fullBox(bytes, header);
  let offset = body + 4 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  const take = (present: number, otherwise: number): number => {
    if (!(flags & present)) return otherwise;
    offset += 4;
    return readUInt32(bytes, offset - 4, header);
  };
  const duration = take(0x8, init.defaultSampleDuration);
  take(0x10, 0);
  return { duration, flags: take(0x20, init.defaultSampleFlags) };
}

function parseRun(bytes: Buffer, run: Box, defaults: SampleDefaults): { samples: number; duration: number; firstFlags: number } {
  const { flags, body } = fullBox(bytes, run);
  const samples = readUInt32(bytes, body, run);
  let offset = body + 4 + (flags & 0x1 ? 4 : 0);
  let firstFlags: number | undefined;
  if (flags & 0x4) {
    firstFlags = readUInt32(bytes, offset, run);
    offset += 4;
  }
  const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag);
  if (offset + samples * fields.length * 4 > run.end) throw new MalformedMedia('sample table is too short');
  let duration = 0;
  for (let sample = 0; sample < samples; sample++, offset += fields.length * 4) {
    duration += flags & 0x100 ? readUInt32(bytes, offset, run) : defaults.duration;
    if (sample === 0 && flags & 0x400) firstFlags ??= readUInt32(bytes, offset + (fields.indexOf(0x400) * 4), run);
  }
  return { samples, duration, firstFlags: firstFlags ?? defaults.flags };
}
