import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Fragment, InitSegment } from '@vigie/media';
import { WorkLimit } from '@vigie/platform/limits';
import { RecordingConfig } from '../app.config.js';

const DEADLINE_MS = 5_000;

/** Decoding takes a processor: a page full of stills must not take it from recording. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

const busy = (): VigieError => new VigieError('request.tooMany', { params: { seconds: 2 } });

/** Makes pictures out of groups of pictures. */
@Injectable()
export class Jpegs {
  private readonly limit = new WorkLimit(AT_ONCE, MOST_WAITING);

  constructor(private readonly config: RecordingConfig) {}

  /** The last frame as JPEG, at most `width` pixels wide. Throws `still.failed`, and `request.tooMany` where too many wait or its turn does not come in time. */
  async ofLastFrame(init: InitSegment, fragments: readonly Fragment[], width?: number): Promise<Buffer> {
    const late = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await this.limit.run(() => decode(this.config.ffmpeg, init, fragments, width), { refuse: busy, signal: late });
    } catch (error) {
      // Whoever asked has given up by then.
      throw error === late.reason ? busy() : error;
    }
  }
}

async function decode(ffmpeg: string, init: InitSegment, fragments: readonly Fragment[], width: number | undefined): Promise<Buffer> {
  const scale = width !== undefined && width < init.width ? `,scale=${width - (width % 2)}:-2` : '';
  const child = spawn(
    ffmpeg,
    [
      '-hide_banner', '-loglevel', 'error', '-f', 'mp4', '-i', 'pipe:0', '-threads', '1',
      '-vf', `select=eq(n\\,${fragments.length - 1})${scale}`, '-frames:v', '1', '-f', 'image2pipe', '-c:v', 'mjpeg', '-q:v', '4', 'pipe:1',
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], timeout: DEADLINE_MS, killSignal: 'SIGKILL' },
  );
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  // FFmpeg stops reading once it has its frame.
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.concat([init.bytes, ...fragments.map(({ bytes }) => bytes)]));
  try {
    await once(child, 'close');
  } catch (cause) {
    throw new VigieError('still.failed', { cause });
  }
  if (chunks.length === 0) throw new VigieError('still.failed');
  return Buffer.concat(chunks);
}
