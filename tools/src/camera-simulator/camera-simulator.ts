import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { SceneEncoder } from './encoder.js';
import { RtspConnection, TRACK, type RtspSource } from './rtsp-connection.js';
import type { SimulatedStream } from './scene.js';
import { cameraSdp } from './sdp.js';

export interface CameraSimulatorOptions {
  readonly name: string;
  readonly streams: readonly SimulatedStream[];
  /** 0 or none: any free port, kept over kill and resume. */
  readonly port?: number;
  /** Asks for Basic authentication when both are given. */
  readonly user?: string;
  readonly password?: string;
  /** The FFmpeg program. */
  readonly ffmpeg?: string;
}

/** A camera on 127.0.0.1 that speaks RTSP and sends a moving scene with the wall clock burnt in. */
export interface CameraSimulator {
  readonly port: number;
  /** The address of a stream, without credentials. */
  url(path: string): string;
  /** Pulls the plug: every connection breaks, nobody answers any more. */
  kill(): Promise<void>;
  /** Plugs it in again on the same port. */
  resume(): Promise<void>;
  /** Stays connected and sends nothing, until `resume`. */
  freeze(): void;
  stop(): Promise<void>;
}

export async function startCameraSimulator(options: CameraSimulatorOptions): Promise<CameraSimulator> {
  const camera = new Camera(options);
  await camera.resume();
  return camera;
}

class Camera implements CameraSimulator, RtspSource {
  readonly name: string;
  readonly credentials: RtspSource['credentials'];
  port: number;
  private encoder: SceneEncoder | undefined;
  private server: Server | undefined;
  private frozen = false;
  private readonly connections = new Set<RtspConnection>();

  constructor(private readonly options: CameraSimulatorOptions) {
    const { name, port = 0, user, password } = options;
    this.name = name;
    this.port = port;
    this.credentials = user !== undefined && password !== undefined ? { user, password } : undefined;
  }

  url(path: string): string {
    return `rtsp://127.0.0.1:${this.port}${path}`;
  }

  async describe(path: string): Promise<string | undefined> {
    const media = (await this.encoder?.descriptions)?.get(path);
    return media && cameraSdp(this.name, media, TRACK);
  }

  async resume(): Promise<void> {
    this.frozen = false;
    if (this.server) return;
    this.server = createServer((socket) => {
      const connection = new RtspConnection(socket, this);
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
    this.encoder = await SceneEncoder.start(this.name, this.options.streams, (path, kind, packet) => {
      if (!this.frozen) for (const connection of this.connections) connection.deliver(path, kind, packet);
    }, this.options.ffmpeg);
    await this.encoder.descriptions;
  }

  freeze(): void {
    this.frozen = true;
  }

  async kill(): Promise<void> {
    const { server, encoder } = this;
    this.server = undefined;
    this.encoder = undefined;
    const closed = server && new Promise<void>((resolve) => server.close(() => resolve()));
    for (const connection of this.connections) connection.cut();
    await Promise.all([closed, encoder?.stop()]);
  }

  stop(): Promise<void> {
    return this.kill();
  }
}
