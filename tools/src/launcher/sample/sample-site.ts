/** A simulated camera of the sample site. */
export interface SampleCamera {
  /** Name of its process and of its entry in the run file. */
  readonly process: string;
  /** As people see it. */
  readonly name: string;
  readonly streams: readonly SampleStream[];
}

export interface SampleStream {
  readonly name: string;
  readonly path: string;
  /** Pixels, pictures a second, kilobits a second. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly bitrate: number;
}

const main: SampleStream = { name: 'Main', path: '/main', width: 640, height: 360, fps: 10, bitrate: 600 };
const small: SampleStream = { name: 'Small', path: '/sub', width: 320, height: 180, fps: 10, bitrate: 200 };

/** One camera with one stream, one with two of different resolution: small enough for any laptop. */
export const sampleCameras: readonly SampleCamera[] = [
  { process: 'camera-1', name: 'Front door', streams: [main] },
  { process: 'camera-2', name: 'Warehouse', streams: [main, small] },
];
