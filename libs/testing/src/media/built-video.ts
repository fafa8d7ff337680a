/** Fragmented MP4 built by hand: small enough to read, exact enough to know every byte. */

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}

export interface BuiltInit {
  readonly timescale?: number;
  readonly width?: number;
  readonly height?: number;
  /** Profile, constraints and level of the avcC box, e.g. `64001f`. */
  readonly profile?: string;
}

/** `ftyp`+`moov` of one H.264 track with id 1. */
export function buildInit({ timescale = 1000, width = 320, height = 180, profile = '64001f' }: BuiltInit = {}): Buffer {
  const visual = Buffer.alloc(78);
  visual.writeUInt16BE(width, 24);
  visual.writeUInt16BE(height, 26);
  const avcC = box('avcC', Buffer.concat([Buffer.from([1]), Buffer.from(profile, 'hex'), Buffer.from([0xff, 0xe0, 0])]));
  const stsd = box('stsd', words(0, 1), box('avc1', visual, avcC));
  const mdia = box('mdia', box('mdhd', words(0, 0, 0, timescale, 0, 0)), box('hdlr', words(0, 0), Buffer.from('vide'), words(0, 0, 0)), box('minf', box('stbl', stsd)));
  const trak = box('trak', box('tkhd', words(3, 0, 0, 1, 0, 0)), mdia);
  return Buffer.concat([box('ftyp', Buffer.from('isom'), words(512)), box('moov', trak, box('mvex', box('trex', words(0, 1, 1, 0, 0, 0))))]);
}

export interface BuiltFragment {
  readonly decodeTime: number;
  readonly duration?: number;
  readonly keyFrame?: boolean;
  readonly payload?: Buffer;
  /** 0: a `tfdt` of 32 bits, as old muxers write it. */
  readonly timeVersion?: 0 | 1;
}

/** One `moof`+`mdat` with one frame. */
export function buildFragment({ decodeTime, duration = 100, keyFrame = false, payload = Buffer.from('frame'), timeVersion = 1 }: BuiltFragment): Buffer {
  const flags = keyFrame ? 0x200_0000 : 0x101_0000;
  const tfhd = box('tfhd', words(0x02_0008 | 0x20, 1, duration, flags));
  const tfdt = timeVersion === 1 ? box('tfdt', words(0x100_0000, Math.floor(decodeTime / 2 ** 32), decodeTime % 2 ** 32)) : box('tfdt', words(0, decodeTime));
  const trun = (offset: number): Buffer => box('trun', words(0x201, 1, offset, payload.length));
  const moof = (offset: number): Buffer => box('moof', box('mfhd', words(0, 1)), box('traf', tfhd, tfdt, trun(offset)));
  return Buffer.concat([moof(moof(0).length + 8), box('mdat', payload)]);
}
