import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from '../process/supervised.js';
import type { Settings } from '../settings.js';
import type { SampleCamera } from './sample-site.js';

/** One simulated camera as a program of its own: it can be "unplugged" by ending it. */
export function cameraProgram(camera: SampleCamera, port: number, { paths, ffmpeg }: Settings): Program {
  const main = fileURLToPath(new URL('../../camera-simulator/main.js', import.meta.url));
  const streams = camera.streams.flatMap(({ path, width, height, fps, bitrate }) => ['--stream', `${path}=${width}x${height}@${fps}:${bitrate}`]);
  return {
    name: camera.process,
    command: [process.execPath, '--import', new URL('../guard.js', import.meta.url).href, main, '--name', camera.name, '--port', String(port), ...streams],
    mark: `--name ${camera.name} --port ${port}`,
    environment: { PATH: process.env.PATH, HOME: process.env.HOME, FFMPEG: ffmpeg },
    logFile: join(paths.logs(), `${camera.process}.log`),
    channel: true,
  };
}

/** Where the camera is reached; its streams are paths below. */
export function cameraAddress(port: number): string {
  return `rtsp://127.0.0.1:${port}`;
}
