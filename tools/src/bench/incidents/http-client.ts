import { Agent, request } from 'node:http';

/** An answer as it came, with what is read of it when somebody asks. */
export class HttpAnswer {
  constructor(readonly status: number, private readonly body: readonly Buffer[], private readonly link: string) {}

  get ids(): string[] {
    return (JSON.parse(Buffer.concat(this.body).toString()) as { array: { id: string }[] }).array.map(({ id }) => id);
  }

  /** Address of the next page. */
  get next(): string | undefined {
    return /<([^>]+)>; rel="next"/.exec(this.link)?.[1];
  }
}

/** One connection that stays open, as clients behind the gateway have. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly port: number, private readonly token: string) {}

  get(path: string): Promise<HttpAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body: object): Promise<HttpAnswer> {
    return this.send('POST', path, JSON.stringify(body));
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, body?: string): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }) };
      const sent = request({ host: '127.0.0.1', port: this.port, path, method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(new HttpAnswer(response.statusCode ?? 0, chunks, String(response.headers.link ?? ''))));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
