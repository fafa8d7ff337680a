import type { WebSocket } from 'ws';
import { socketClose } from './close-codes.js';
import type { Peer } from './peer.js';

/**
 * What a peer says, from its first moment on: kept until somebody listens, then handled one after the other, in order.
 * One that says more than may wait is cut off.
 */
export class FrameQueue {
  private readonly waiting: string[] = [];
  private wake: () => void = () => undefined;
  private take?: (text: string) => void | Promise<void>;
  private working = false;

  constructor(socket: WebSocket, private readonly peer: Peer, private readonly most: number) {
    socket.on('message', (data: Buffer, isBinary: boolean) => this.add(isBinary ? '' : data.toString()));
    socket.once('close', () => this.wake());
  }

  /** Whether anything was said so far that nobody has listened to. */
  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** The first frame; undefined where none comes within so many milliseconds, or the socket closes. */
  async first(withinMs: number): Promise<string | undefined> {
    if (this.isEmpty) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.waiting.shift();
  }

  /** From now on `take` hears everything. */
  serve(take: (text: string) => void | Promise<void>): void {
    this.take = take;
    void this.work();
  }

  private add(text: string): void {
    if (!this.peer.isOpen) return;
    if (this.waiting.length >= this.most) return this.peer.close(socketClose.manners, 'too many commands at once');
    this.waiting.push(text);
    this.wake();
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.working || !this.take) return;
    this.working = true;
    for (let text = this.waiting.shift(); text !== undefined && this.peer.isOpen; text = this.waiting.shift()) await this.take(text);
    this.working = false;
  }
}
