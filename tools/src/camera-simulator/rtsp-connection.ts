import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { RtspRequestParser, rtspResponse, type RtspRequest } from './rtsp-message.js';
import { openTransport, type PacketKind, type Transport } from './transport.js';

/** What a connection needs to know of its camera. */
export interface RtspSource {
  readonly name: string;
  readonly credentials?: { readonly user: string; readonly password: string };
  /** The SDP of one path, with its control attributes; undefined for a path that is none. */
  describe(path: string): Promise<string | undefined>;
}

const METHODS = 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, TEARDOWN';
export const TRACK = 'trackID=0';

interface Answer { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }

/** One client: answers its requests in order and hands it packets while it plays. */
export class RtspConnection {
  private readonly parser = new RtspRequestParser();
  private readonly session = randomBytes(8).toString('hex');
  private transport: Transport | undefined;
  private path = '';
  private playing = false;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly socket: Socket, private readonly source: RtspSource) {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.transport?.close());
    socket.on('data', (chunk) => this.receive(chunk));
  }

  deliver(path: string, kind: PacketKind, packet: Buffer): void {
    if (this.playing && path === this.path) this.transport?.send(kind, packet);
  }

  /** As a pulled cable: no farewell. */
  cut(): void {
    this.playing = false;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    try {
      for (const request of this.parser.push(chunk)) this.queue = this.queue.then(() => this.respond(request));
    } catch {
      this.cut();
    }
  }

  private async respond(request: RtspRequest): Promise<void> {
    const { status, headers = {}, body } = this.isAdmitted(request) ? await this.answer(request) : unauthorised(this.source.name);
    if (this.socket.writable) this.socket.write(rtspResponse(status, request, headers, body));
    // Packets may follow only after the answer to PLAY.
    if (status === 200 && request.method === 'PLAY') this.playing = true;
    if (status === 200 && request.method === 'TEARDOWN') this.socket.end();
  }

  private async answer(request: RtspRequest): Promise<Answer> {
    const session = { Session: `${this.session};timeout=60` };
    switch (request.method) {
      case 'OPTIONS':
        return { status: 200, headers: { Public: METHODS } };
      case 'DESCRIBE':
        return this.describe(request);
      case 'SETUP':
        return this.setUp(request);
      case 'PLAY':
      case 'PAUSE':
        if (!this.transport) return { status: 455 };
        this.playing = false;
        return { status: 200, headers: { ...session, Range: 'npt=0.000-' } };
      case 'GET_PARAMETER':
      case 'SET_PARAMETER':
        return { status: 200, headers: session };
      case 'TEARDOWN':
        this.playing = false;
        return { status: 200, headers: session };
      default:
        return { status: 501, headers: { Public: METHODS } };
    }
  }

  private async describe(request: RtspRequest): Promise<Answer> {
    const body = await this.source.describe(pathOf(request.url));
    if (body === undefined) return { status: 404 };
    return { status: 200, headers: { 'Content-Type': 'application/sdp', 'Content-Base': `${request.url.replace(/\/$/, '')}/` }, body };
  }

  private async setUp(request: RtspRequest): Promise<Answer> {
    const path = pathOf(request.url);
    if ((await this.source.describe(path)) === undefined) return { status: 404 };
    this.transport?.close();
    this.transport = await openTransport(request.headers['transport'] ?? '', this.socket);
    this.path = path;
    if (!this.transport) return { status: 461 };
    return { status: 200, headers: { Session: `${this.session};timeout=60`, Transport: this.transport.header } };
  }

  private isAdmitted(request: RtspRequest): boolean {
    const { credentials } = this.source;
    if (!credentials || request.method === 'OPTIONS') return true;
    const expected = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
    return request.headers['authorization'] === `Basic ${expected}`;
  }
}

function unauthorised(realm: string): Answer {
  return { status: 401, headers: { 'WWW-Authenticate': `Basic realm="${realm.replace(/[^\x20-\x7e]|"/g, '')}"` } };
}

/** `rtsp://host:port/main/trackID=0` → `/main`. */
function pathOf(url: string): string {
  const path = url.replace(/^rtsp:\/\/[^/]*/i, '').replace(/\?.*$/, '');
  return path.replace(new RegExp(`/?${TRACK}$`), '').replace(/\/$/, '') || '/';
}
