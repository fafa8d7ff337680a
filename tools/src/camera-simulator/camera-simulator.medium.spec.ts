import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startCameraSimulator, type CameraSimulator } from './camera-simulator.js';
import { clockStripAt, readClockStrip } from './scene.js';

const run = promisify(execFile);
jest.setTimeout(40_000);
const streams = [
  { path: '/main', width: 640, height: 360, fps: 10, bitrate: 500 },
  { path: '/sub', width: 320, height: 180, fps: 5, bitrate: 150 },
];

async function probe(url: string, transport: 'tcp' | 'udp'): Promise<string> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-rtsp_transport', transport, '-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0', url], { timeout: 15_000 });
  return stdout.trim();
}

/** The first whole picture as grey values, and when it was here. */
async function picture(url: string, width: number, height: number): Promise<{ grey: Buffer; at: number }> {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-rtsp_transport', 'tcp', '-fflags', 'nobuffer', '-i', url, '-frames:v', '1', '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1'], { encoding: 'buffer', maxBuffer: width * height * 2, timeout: 15_000 });
  return { grey: stdout, at: Date.now() };
}

describe('camera simulator', () => {
  let camera: CameraSimulator;
  beforeEach(async () => {
    camera = await startCameraSimulator({ name: 'Gate', streams, user: 'root', password: 'p@ss' });
  });
  afterEach(() => camera.stop());
  const url = (path: string): string => camera.url(path).replace('rtsp://', 'rtsp://root:p%40ss@');

  it('[RC-01] speaks RTSP as a camera does, interleaved and over UDP, with two streams', async () => {
    expect(await probe(url('/main'), 'tcp')).toBe('h264,640,360');
    expect(await probe(url('/sub'), 'udp')).toBe('h264,320,180');
  });

  it('refuses a wrong password and an unknown path', async () => {
    await expect(probe(camera.url('/main'), 'tcp')).rejects.toThrow('401');
    await expect(probe(url('/other'), 'tcp')).rejects.toThrow('404');
  });

  it('shows the wall clock in the picture', async () => {
    const { grey, at } = await picture(url('/main'), 640, 360);
    const shown = readClockStrip(640, 360, (x, y) => (grey[y * 640 + x] ?? 0) > 128);
    const behind = (clockStripAt(at) - shown + 2 ** 20) % 2 ** 20;
    expect(behind * 10).toBeLessThan(5000);
  });

  it('can be unplugged and plugged in again on the same address', async () => {
    await camera.kill();
    await expect(probe(url('/main'), 'tcp')).rejects.toThrow('refused');
    await camera.resume();
    expect(await probe(url('/main'), 'tcp')).toBe('h264,640,360');
  });
});
