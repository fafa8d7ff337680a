import { fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { eventually, integration, Suite } from '@vigie/testing';
import { startCameraSimulator } from '../camera-simulator/index.js';
import { load } from './processor-time.js';
import type { Row } from './row.js';

const viewers = 200;
const measureMs = 15_000;

export const name = 'live';

interface Crowd {
  bytes: number;
  leave(): void;
}

/** Opens many viewers at once and counts what they get. */
async function crowd(url: string, hello: object[]): Promise<Crowd> {
  const sockets = Array.from({ length: viewers }, () => new WebSocket(url, { perMessageDeflate: false }));
  const seen: Crowd = { bytes: 0, leave: () => sockets.forEach((socket) => socket.terminate()) };
  const watching = new Set<WebSocket>();
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    // The second command waits for the answer to the first.
    const left = hello.map((command) => JSON.stringify(command));
    const next = () => { const command = left.shift(); if (command) socket.send(command); };
    socket.on('open', next);
    socket.on('message', (_, binary) => { if (!binary) next(); });
    socket.on('message', (data: Buffer, binary) => {
      if (!binary) return;
      seen.bytes += data.length;
      watching.add(socket);
    });
  }
  await eventually(() => watching.size === viewers, { deadline: 30_000 });
  return seen;
}

/** Milliseconds of processor time per second and viewer, and the megabits per second that each got. */
async function costPerViewer(pid: number, watching: Crowd): Promise<{ cost: number; rate: number }> {
  watching.bytes = 0;
  const cost = (await load(pid, measureMs)) / viewers;
  const rate = (watching.bytes * 8) / 1e6 / viewers / (measureMs / 1_000);
  watching.leave();
  return { cost, rate };
}

/** One JPEG rendition, 640x360 at 15 pictures a second, of the same stream. */
async function transcodingCost(address: string): Promise<number> {
  const ffmpeg = spawn('ffmpeg', ['-loglevel', 'error', '-rtsp_transport', 'tcp', '-i', address, '-vf', 'scale=640:360', '-r', '15', '-f', 'mjpeg', 'pipe:1'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let bytes = 0;
  ffmpeg.stdout.on('data', (chunk: Buffer) => { bytes += chunk.length; });
  await eventually(() => bytes > 200_000, { deadline: 30_000 });
  const cost = await load(ffmpeg.pid ?? 0, measureMs);
  ffmpeg.kill('SIGKILL');
  return cost;
}

/** What one more viewer of a 2 Mbit/s stream costs, beside transcoding for them and beside bare WebSockets. */
export async function run(): Promise<Row[]> {
  const camera = await startCameraSimulator({ name: 'bench', streams: [{ path: '/main', width: 1280, height: 720, fps: 15, bitrate: 2_000 }] });
  const suite = await Suite.start({ args: ['--empty'] });
  try {
    const secret = readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim();
    const api = await integration(suite.url, 'vigie-cli', secret);
    const { id } = await api.create('/cameras', { name: 'bench', address: camera.url('/main') });
    await eventually(async () => (await api.list(`/recordings?camera='${id}'`)).length > 0, { deadline: 60_000, every: 200 });
    const token = await api.accessToken();
    const url = `ws://127.0.0.1:${suite.portOf('mobile-server')}/api/ws/live/v1`;
    const hello = [{ command: 'authenticate', token }, { command: 'start', camera: id }];
    const idle = (await load(suite.pidOf('mobile-server'), 3_000)) / viewers;
    const direct = await costPerViewer(suite.pidOf('mobile-server'), await crowd(url, hello));
    const relay = fork(fileURLToPath(new URL('./bare-relay.js', import.meta.url)), [url, token, id]);
    const port = await new Promise<number>((resolve) => relay.once('message', (message) => resolve(Number(message))));
    const bare = await costPerViewer(relay.pid ?? 0, await crowd(`ws://127.0.0.1:${port}`, []));
    relay.kill();
    const jpeg = await transcodingCost(camera.url('/main'));
    return [
      { name: `direct live, ${viewers} viewers at ${direct.rate.toFixed(1)} Mbit/s: processor time per viewer and second`, measured: direct.cost, unit: 'ms' },
      { name: 'the same, mobile-server without viewers', measured: idle, unit: 'ms' },
      { name: 'one JPEG rendition (640x360, 15 pictures/s) of the same stream', measured: jpeg, unit: 'ms', limit: 100, ratio: jpeg / direct.cost, ok: jpeg / direct.cost >= 100 },
      { name: `bare WebSockets handing out the same bytes (${bare.rate.toFixed(1)} Mbit/s each)`, measured: bare.cost, unit: 'ms', limit: 0.7, ratio: bare.cost / direct.cost, ok: bare.cost / direct.cost >= 0.7 },
    ];
  } finally {
    await suite.dispose();
    await camera.stop();
  }
}
