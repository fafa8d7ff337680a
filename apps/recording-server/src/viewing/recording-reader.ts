import { indexPath, keyFrameBefore, nextKeyFrame, SegmentReader, withDuration, type Fragment, type IndexEntry, type InitSegment } from '@vigie/media';
import type { SegmentCatalogue, StoredSegment } from '../store/segment-catalogue.js';
import { JOIN_MS } from '../store/spans.rules.js';

/** The next thing to play. */
export interface PlayedFragment {
  readonly init: InitSegment;
  readonly fragment: Fragment;
  /** Milliseconds since 1970. */
  readonly wallClock: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Set where nothing was recorded since then. */
  readonly gapFrom?: number;
}

interface OpenSegment {
  readonly stored: StoredSegment;
  readonly reader: SegmentReader;
  /** Position of the next entry. */
  at: number;
}

/** Reads one stream's recordings onwards from an instant, over segments and gaps, also while they are being written. */
export class RecordingReader {
  private current: OpenSegment | undefined;
  private previous: StoredSegment | undefined;
  private lastEnd: number | undefined;

  constructor(
    private readonly catalogue: SegmentCatalogue,
    private readonly camera: string,
    private readonly stream: string,
    private readonly from: number,
  ) {}

  /** The next fragment, or the next key frame only; undefined: nothing more was recorded yet, ask again later. */
  async next(keyFramesOnly: boolean): Promise<PlayedFragment | undefined> {
    for (;;) {
      this.current ??= await this.openNext();
      if (!this.current) return undefined;
      const { reader, stored } = this.current;
      const wasOpen = stored.open;
      const at = keyFramesOnly ? nextKeyFrame(reader.entries, this.current.at - 1) : this.current.at;
      const entry = reader.entries[at];
      if (entry) return this.play(this.current, entry, at, keyFramesOnly);
      this.current.at = reader.entries.length;
      if (await reader.refresh()) continue;
      if (wasOpen) return undefined;
      await this.leave();
    }
  }

  async close(): Promise<void> {
    await this.leave();
  }

  private async play(segment: OpenSegment, entry: IndexEntry, at: number, keyFramesOnly: boolean): Promise<PlayedFragment> {
    const { reader } = segment;
    segment.at = at + 1;
    const toMs = 1000 / reader.init.timescale;
    let fragment = await reader.read(entry);
    if (keyFramesOnly) {
      const following = reader.entries[nextKeyFrame(reader.entries, at)] ?? reader.entries.at(-1);
      if (following && following.decodeTime > entry.decodeTime) fragment = withDuration(fragment, following.decodeTime - entry.decodeTime);
    }
    const gapFrom = this.lastEnd !== undefined && entry.wallClock - this.lastEnd > JOIN_MS ? this.lastEnd : undefined;
    const duration = Math.round(fragment.duration * toMs);
    this.lastEnd = entry.wallClock + duration;
    return { init: reader.init, fragment, wallClock: entry.wallClock, duration, ...(gapFrom === undefined ? {} : { gapFrom }) };
  }

  private async openNext(): Promise<OpenSegment | undefined> {
    const stored = this.previous ? this.catalogue.after(this.previous) : this.catalogue.at(this.camera, this.stream, this.from);
    if (!stored) return undefined;
    const reader = await openSegment(stored);
    return { stored, reader, at: this.previous ? 0 : Math.max(0, keyFrameBefore(reader.entries, this.from)) };
  }

  private async leave(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    if (!current) return;
    this.previous = current.stored;
    await current.reader.close();
  }
}

/** A segment gets its final name at the moment it is closed: then the path of a moment ago is tried once more. */
export async function openSegment(stored: StoredSegment): Promise<SegmentReader> {
  const { path } = stored;
  try {
    return await SegmentReader.open(path, indexPath(stored.folder, stored.start));
  } catch (error) {
    if (stored.path === path) throw error;
    return SegmentReader.open(stored.path, indexPath(stored.folder, stored.start));
  }
}
