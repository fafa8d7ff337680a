import type { CameraSimulatorOptions } from './camera-simulator.js';

/** The two cameras of the sample site: one with one stream, one with two of different resolution. Small enough for any laptop. */
export const sampleCameras: readonly CameraSimulatorOptions[] = [
  { name: 'Entrance', streams: [{ path: '/main', width: 640, height: 360, fps: 10, bitrate: 600 }] },
  {
    name: 'Car park',
    streams: [
      { path: '/main', width: 640, height: 360, fps: 10, bitrate: 600 },
      { path: '/sub', width: 320, height: 180, fps: 10, bitrate: 200 },
    ],
  },
];
