import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sampleVideo } from '@vigie/testing/media';
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fragment } from '../mp4/fragment.js';
import { FragmentParser } from '../mp4/fragment-parser.js';
import type { InitSegment } from '../mp4/init-segment.js';
import { keyFrameBefore } from './key-frame.js';
import { mendSegment } from './segment-mend.js';
import { indexPath, parseSegmentName } from './segment-paths.js';
import { SegmentReader } from './segment-reader.js';
import { SegmentWriter } from './segment-writer.js';

const START = 1_790_000_000_000;
const run = promisify(execFile);

describe('segments of real video', () => {
  let folder: string;
  let init: InitSegment;
  let fragments: Fragment[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigie-segment-'));
    const parser = new FragmentParser();
    const parts = parser.push(await sampleVideo({ seconds: 3, fps: 10 }));
    fragments = parts.flatMap((part) => (part.kind === 'fragment' ? [part.fragment] : []));
    if (!parser.init) throw new Error('no init segment');
    init = parser.init;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function write(count = fragments.length): Promise<SegmentWriter> {
    const writer = await SegmentWriter.create(folder, START, init);
    await Promise.all(fragments.slice(0, count).map((fragment, at) => writer.append(fragment, START + at * 100)));
    return writer;
  }

  it('understands what FFmpeg writes', () => {
    expect(init.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
    expect(init).toMatchObject({ width: 160, height: 90 });
    expect(fragments.map((fragment) => fragment.keyFrame)).toEqual(Array.from({ length: 30 }, (_, at) => at % 10 === 0));
    expect(fragments.reduce((sum, fragment) => sum + fragment.duration, 0) / init.timescale).toBeCloseTo(3, 3);
  });

  it('[RC-03] gives back each fragment from any instant, and a file that any player opens', async () => {
    const closed = await (await write()).close();
    expect(closed).toMatchObject({ start: START, end: START + 3000 });
    const reader = await SegmentReader.open(closed?.path ?? '', indexPath(folder, START));
    const at = keyFrameBefore(reader.entries, START + 1950);
    const entry = reader.entries[at];
    expect(entry).toMatchObject({ wallClock: START + 1000, keyFrame: true });
    expect((await reader.read(entry ?? reader.entries[0]!)).bytes).toEqual(fragments[10]?.bytes);
    await reader.close();
    const probe = await run('ffprobe', ['-v', 'error', '-count_frames', '-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', closed?.path ?? '']);
    expect(probe.stdout.trim()).toBe('30');
  });

  it('[RC-03] reads a segment that is still being written', async () => {
    const writer = await write(5);
    const reader = await SegmentReader.open(writer.path, indexPath(folder, START));
    expect(reader.entries).toHaveLength(5);
    await writer.append(fragments[5]!, START + 500);
    expect(await reader.refresh()).toBe(true);
    expect((await reader.read(reader.entries[5]!)).bytes).toEqual(fragments[5]?.bytes);
    await reader.close();
    await writer.close();
  });

  it('[RC-16] mends a segment that a kill left with half a fragment and half an entry', async () => {
    const writer = await write(12);
    await appendFile(writer.path, fragments[12]!.bytes.subarray(0, 60));
    await appendFile(indexPath(folder, START), Buffer.alloc(17, 1));
    const closed = await mendSegment(folder, START);
    expect(closed).toMatchObject({ start: START, end: START + 1200 });
    const names = (await readdir(folder)).sort();
    expect(names).toEqual([expect.stringMatching(/^1790000000000-1790000001200-\d+\.mp4$/), '1790000000000.idx']);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    expect(parseSegmentName(names[0] ?? '')?.closed?.bytes).toBe((sizes[0] ?? 0) + (sizes[1] ?? 0));
    const reader = await SegmentReader.open(closed?.path ?? '', indexPath(folder, START));
    expect(reader.entries).toHaveLength(12);
    expect((await reader.read(reader.entries[11]!)).bytes).toEqual(fragments[11]?.bytes);
    await reader.close();
  });

  it('[RC-16] leaves nothing of a segment in which nothing was finished', async () => {
    const writer = await SegmentWriter.create(folder, START, init);
    await appendFile(writer.path, fragments[0]!.bytes.subarray(0, 10));
    expect(await mendSegment(folder, START)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});
