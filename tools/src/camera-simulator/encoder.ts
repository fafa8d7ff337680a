import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { clockFont } from './font.js';
import { sceneArguments, type PacketPorts, type SimulatedStream } from './scene.js';
import { splitSdp } from './sdp.js';
import type { PacketKind } from './transport.js';

export type PacketListener = (path: string, kind: PacketKind, packet: Buffer) => void;

/** The FFmpeg child of one simulated camera and the local sockets its packets come in by. */
export class SceneEncoder {
  private constructor(
    private readonly child: ChildProcess,
    private readonly sockets: readonly Socket[],
    /** SDP media lines by path, once FFmpeg has said them. */
    readonly descriptions: Promise<ReadonlyMap<string, string>>,
  ) {}

  static async start(name: string, streams: readonly SimulatedStream[], onPacket: PacketListener, ffmpeg = 'ffmpeg'): Promise<SceneEncoder> {
    const sockets: Socket[] = [];
    const receive = async (path: string, kind: PacketKind): Promise<number> => {
      const socket = createSocket({ type: 'udp4', recvBufferSize: 1024 * 1024 });
      sockets.push(socket);
      socket.on('message', (packet) => onPacket(path, kind, packet));
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
      return socket.address().port;
    };
    const ports: PacketPorts[] = [];
    for (const { path } of streams) ports.push({ rtp: await receive(path, 'rtp'), rtcp: await receive(path, 'rtcp') });
    const child = spawn(ffmpeg, sceneArguments(name, streams, ports, clockFont(), Date.now()), { stdio: ['ignore', 'pipe', 'pipe'] });
    const descriptions = readDescriptions(child, streams.map((stream) => stream.path));
    // Whoever asks for them sees the error; nobody asking is no reason to die.
    descriptions.catch(() => undefined);
    return new SceneEncoder(child, sockets, descriptions);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'close');
    }
    for (const socket of this.sockets) socket.close();
  }
}

function readDescriptions(child: ChildProcess, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const descriptions = splitSdp(said, paths);
      if (descriptions) resolve(descriptions);
    });
    child.once('error', (error) => reject(new Error(`The simulated camera needs ffmpeg: ${error.message}`)));
    child.once('close', (code) => reject(new Error(`ffmpeg ended with ${code}: ${complaint.trim()}`)));
  });
}
