import { WebSocket } from 'ws';
import type { Api } from '@vigie/testing';

interface Frame {
  type?: string;
  event?: string;
  project?: string;
}

/** An open client: hears what changes, and after a lost connection comes back and reads what it missed. */
export class IncidentFeed {
  /** Ids of the projects it knows of. */
  readonly projects = new Set<string>();
  private socket?: WebSocket;
  private open = true;

  private constructor(private readonly origin: string, private readonly api: Api) {}

  static async open(origin: string, api: Api): Promise<IncidentFeed> {
    const feed = new IncidentFeed(origin, api);
    await feed.connect();
    return feed;
  }

  close(): void {
    this.open = false;
    this.socket?.close();
  }

  private async connect(): Promise<void> {
    const socket = new WebSocket(`${this.origin.replace('http', 'ws')}/api/ws/incidents/v1`);
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => this.take(JSON.parse(data.toString()) as Frame));
    socket.once('close', () => setTimeout(() => void this.comeBack(), 100));
    await new Promise((resolve) => socket.once('open', resolve).once('close', resolve));
    await this.say(socket, { command: 'authenticate', token: await this.api.accessToken() });
    await this.say(socket, { command: 'subscribe' });
    // What changes from here on is told; what changed before is read.
    await this.read().catch(() => socket.close());
  }

  /** Sends a command and waits for its answer, or for the end. */
  private async say(socket: WebSocket, command: object): Promise<void> {
    if (socket.readyState !== WebSocket.OPEN) return;
    const answered = new Promise((resolve) => socket.once('message', resolve).once('close', resolve));
    socket.send(JSON.stringify(command));
    await answered;
  }

  private async read(): Promise<void> {
    for (const { id } of await this.api.list('/incidentProjects?size=1000')) this.projects.add(id);
  }

  private async comeBack(): Promise<void> {
    if (this.open) await this.connect().catch(() => setTimeout(() => void this.comeBack(), 200));
  }

  private take({ type, event, project }: Frame): void {
    if (type === 'change' && event === 'incidentProject.created' && project) this.projects.add(project);
  }
}
