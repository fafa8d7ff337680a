import { parseArgs } from 'node:util';
import { startCameraSimulator } from './camera-simulator.js';
import type { SimulatedStream } from './scene.js';

const USAGE = 'usage: camera-simulator --name NAME --port PORT --stream /main=640x360@10:600 [--stream …] [--user USER --password PASSWORD]';

/** `/main=640x360@10:600` is path, size, frames per second, kilobits per second. */
function parseStream(text: string): SimulatedStream {
  const match = /^(\/[\w/.-]*)=(\d+)x(\d+)@(\d+):(\d+)$/.exec(text);
  if (!match) throw new Error(`not a stream: ${text}\n${USAGE}`);
  return { path: match[1] ?? '/', width: Number(match[2]), height: Number(match[3]), fps: Number(match[4]), bitrate: Number(match[5]) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, port: { type: 'string' }, stream: { type: 'string', multiple: true }, user: { type: 'string' }, password: { type: 'string' } },
  });
  if (!values.stream) throw new Error(USAGE);
  const camera = await startCameraSimulator({
    name: values.name ?? 'Camera',
    port: Number(values.port ?? 0),
    streams: values.stream.map(parseStream),
    ...(process.env.FFMPEG ? { ffmpeg: process.env.FFMPEG } : {}),
    ...(values.user !== undefined && values.password !== undefined ? { user: values.user, password: values.password } : {}),
  });
  for (const { path } of values.stream.map(parseStream)) console.log(`ready ${camera.url(path)}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void camera.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
