import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';

/** Stands between a service and what it depends on, and spoils the connection on demand. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((client) => this.join(client));
  private delayMs = 0;
  private bytesPerSecond = Infinity;
  private refusing = false;

  private constructor(private readonly target: { host: string; port: number }) {}

  /** `target` is "host:port" or an address with both, such as nats://127.0.0.1:4222. */
  static async to(target: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(target.includes('://') ? target : `tcp://${target}`);
    const proxy = new TcpProxy({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The given address with this proxy in place of the server. */
  rewrite(url: string): string {
    const changed = new URL(url);
    changed.host = `127.0.0.1:${this.port}`;
    return changed.toString();
  }

  /** Breaks every connection and refuses new ones until `mend`. */
  cut(): void {
    this.refusing = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Back to a clean, fast connection. */
  mend(): void {
    this.refusing = false;
    this.delayMs = 0;
    this.bytesPerSecond = Infinity;
  }

  /** Every piece of data waits this long, in both directions. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Each direction of each connection carries no more than this. */
  throttle(bytesPerSecond: number): void {
    this.bytesPerSecond = bytesPerSecond;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const server = connect(this.target);
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.setNoDelay(true).on('close', () => this.sockets.delete(socket));
    }
    const broken = (): void => { client.destroy(); server.destroy(); };
    pipeline(client, this.spoil(), server, (error) => { if (error) broken(); });
    pipeline(server, this.spoil(), client, (error) => { if (error) broken(); });
  }

  private spoil(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const wait = this.delayMs + (chunk.length / this.bytesPerSecond) * 1_000;
        if (wait < 1) done(null, chunk);
        else setTimeout(() => done(null, chunk), wait);
      },
    });
  }
}
