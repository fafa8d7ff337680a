import { JOIN_MS, type Span } from './spans.rules.js';

/** One segment as the catalogue knows it. `end` and `bytes` grow while it is open. */
export interface StoredSegment {
  readonly camera: string;
  readonly stream: string;
  /** Folder of both of its files. */
  readonly folder: string;
  /** Wall clock of the first frame, milliseconds since 1970; names the segment within its stream. */
  readonly start: number;
  end: number;
  bytes: number;
  /** Of the media file: changes once, when the segment is closed. */
  path: string;
  open: boolean;
}

/** What lies in the media store, held in memory, read from file names at start. */
export class SegmentCatalogue {
  private readonly streams = new Map<string, StoredSegment[]>();
  private total = 0;

  /** Bytes of all closed segments. */
  get closedBytes(): number {
    return this.total;
  }

  add(segment: StoredSegment): void {
    const list = this.listOf(segment.camera, segment.stream);
    list.splice(firstAfter(list, segment.start), 0, segment);
    if (!segment.open) this.total += segment.bytes;
  }

  /** The open segment got its final name and size. */
  close(segment: StoredSegment, closed: { readonly path: string; readonly end: number; readonly bytes: number }): void {
    if (segment.open) this.total += closed.bytes;
    Object.assign(segment, closed, { open: false });
  }

  remove(segment: StoredSegment): void {
    const list = this.listOf(segment.camera, segment.stream);
    const at = list.indexOf(segment);
    if (at < 0) return;
    list.splice(at, 1);
    if (!segment.open) this.total -= segment.bytes;
  }

  /** All segments, in no order. */
  all(): StoredSegment[] {
    return [...this.streams.values()].flat();
  }

  ofCamera(camera: string): StoredSegment[] {
    return [...this.streams].flatMap(([key, list]) => (key.startsWith(`${camera}/`) ? list : []));
  }

  /** Streams of a camera that have recordings. */
  streamsOf(camera: string): string[] {
    return [...this.streams].filter(([key, list]) => key.startsWith(`${camera}/`) && list.length > 0).map(([key]) => key.slice(camera.length + 1));
  }

  spansOf(camera: string): Span[] {
    return this.ofCamera(camera).map(({ start, end }) => ({ from: start, to: end }));
  }

  /** The segment to play at an instant: the one that covers it, else the next one; undefined when nothing follows. */
  at(camera: string, stream: string, instant: number): StoredSegment | undefined {
    const list = this.streams.get(`${camera}/${stream}`) ?? [];
    const after = firstAfter(list, instant);
    const before = list[after - 1];
    return before && before.end > instant ? before : list[after];
  }

  /** The segment whose last frame an instant shows: the one that covers it, or that ended less than `tolerance` before it. */
  showing(camera: string, stream: string, instant: number, tolerance = JOIN_MS): StoredSegment | undefined {
    const list = this.streams.get(`${camera}/${stream}`) ?? [];
    const before = list[firstAfter(list, instant) - 1];
    return before && before.end + tolerance > instant ? before : undefined;
  }

  /** The segment that follows in the same stream. */
  after(segment: StoredSegment): StoredSegment | undefined {
    const list = this.streams.get(`${segment.camera}/${segment.stream}`) ?? [];
    return list[firstAfter(list, segment.start)];
  }

  private listOf(camera: string, stream: string): StoredSegment[] {
    const key = `${camera}/${stream}`;
    const list = this.streams.get(key) ?? [];
    this.streams.set(key, list);
    return list;
  }
}

/** Position of the first segment that starts after the instant. */
function firstAfter(list: readonly StoredSegment[], instant: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.start ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
