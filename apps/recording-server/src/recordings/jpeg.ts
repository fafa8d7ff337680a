import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { VigieError } from '@vigie/contracts';
import type { Fragment, InitSegment } from '@vigie/media';

const DEADLINE_MS = 5_000;

/** Decodes a group of pictures and gives its last frame as JPEG. Throws `still.failed`. */
export async function lastFrameAsJpeg(ffmpeg: string, init: InitSegment, fragments: readonly Fragment[], width?: number): Promise<Buffer> {
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
