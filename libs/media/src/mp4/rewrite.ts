import { boxesIn, fullBox, readUInt32, requireBox, type Box } from './box.js';
import { trackFragment, type Fragment } from './fragment.js';

const UINT32 = 0x1_0000_0000;

/** The same fragment at another decode time, so that it can be played from any start. The given fragment stays as it was. */
export function withDecodeTime(fragment: Fragment, decodeTime: number): Fragment {
  if (!Number.isSafeInteger(decodeTime) || decodeTime < 0) throw new RangeError(`decode time ${decodeTime}`);
  const time = requireBox(fragment.bytes, trackFragment(fragment.bytes), ['tfdt']);
  const { version, body } = fullBox(fragment.bytes, time);
  const bytes = version === 1 ? Buffer.from(fragment.bytes) : widened(fragment.bytes, time);
  bytes.writeUInt32BE(Math.floor(decodeTime / UINT32), body);
  bytes.writeUInt32BE(decodeTime % UINT32, body + 4);
  return { ...fragment, bytes, decodeTime };
}

/** Makes room for 64 bits in a `tfdt` that has 32: every box around it grows by four bytes, and the frames move by as many. */
function widened(source: Buffer, time: Box): Buffer {
  const moof = requireBox(source, { content: 0, end: source.length }, ['moof']);
  const traf = boxesIn(source, moof.content, moof.end).find((box) => box.start < time.start && time.end <= box.end) ?? moof;
  const bytes = Buffer.concat([source.subarray(0, time.end), Buffer.alloc(4), source.subarray(time.end)]);
  for (const box of [moof, traf, time]) bytes.writeUInt32BE(box.end - box.start + 4, box.start);
  bytes[time.content] = 1;
  for (const box of boxesIn(source, moof.content, moof.end).flatMap((parent) => (parent.type === 'traf' ? boxesIn(source, parent.content, parent.end) : []))) {
    const { flags, body } = box.type === 'trun' ? fullBox(source, box) : { flags: 0, body: 0 };
    if (!(flags & 0x1)) continue;
    const at = body + 4;
    bytes.writeUInt32BE(readUInt32(source, at, box) + 4, at >= time.end ? at + 4 : at);
  }
  return bytes;
}

/** The same one-frame fragment shown for longer: fast playback sends key frames only, each standing until the next. Fragments of several frames stay as they are. */
export function withDuration(fragment: Fragment, duration: number): Fragment {
  const traf = trackFragment(fragment.bytes);
  const runs = boxesIn(fragment.bytes, traf.content, traf.end).filter((box) => box.type === 'trun');
  const run = runs[0];
  if (!run || runs.length > 1 || readUInt32(fragment.bytes, run.content + 4, run) !== 1) return fragment;
  const { flags, body } = fullBox(fragment.bytes, run);
  const bytes = Buffer.from(fragment.bytes);
  if (flags & 0x100) {
    bytes.writeUInt32BE(duration, body + 4 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0));
    return { ...fragment, bytes, duration };
  }
  const header = requireBox(fragment.bytes, traf, ['tfhd']);
  const defaults = fullBox(fragment.bytes, header);
  if (!(defaults.flags & 0x8)) return fragment;
  bytes.writeUInt32BE(duration, defaults.body + 4 + (defaults.flags & 0x1 ? 8 : 0) + (defaults.flags & 0x2 ? 4 : 0));
  return { ...fragment, bytes, duration };
}
