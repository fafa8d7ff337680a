import type { WebSocket } from 'ws';
import type { FeedLine } from './feed.js';

/** More than this unsent, and the client is too slow: it is cut off and comes back with its cursor. */
const mostBuffered = 4 * 1_048_576;
const mostWaiting = 10_000;
const tooSlow = 1013;

/** One open client: gets lines in order, those it missed before those that come. */
export class Subscriber {
  private position: number;
  /** Lines that came while it was catching up; undefined: it is up to date. */
  private waiting?: FeedLine[];

  constructor(
    private readonly socket: WebSocket,
    from: number,
    /** What the client is told of a line; undefined: nothing. */
    private readonly frame: (line: FeedLine) => object | undefined,
  ) {
    this.position = from;
  }

  /** A line of the feed. */
  take(line: FeedLine): void {
    if (this.waiting) {
      this.waiting.push(line);
      if (this.waiting.length > mostWaiting) this.socket.close(tooSlow, 'too slow');
      return;
    }
    this.send(line);
  }

  /** Sends what was missed, then what came meanwhile. Lines that come twice are sent once. */
  async catchUp(missed: AsyncIterable<FeedLine>): Promise<void> {
    this.waiting = [];
    for await (const line of missed) this.send(line);
    const { waiting } = this;
    this.waiting = undefined;
    for (const line of waiting) this.send(line);
  }

  private send(line: FeedLine): void {
    if (line.position <= this.position || this.socket.readyState !== this.socket.OPEN) return;
    this.position = line.position;
    const frame = this.frame(line);
    if (frame) this.socket.send(JSON.stringify({ ...frame, cursor: String(line.position) }));
    if (this.socket.bufferedAmount > mostBuffered) this.socket.close(tooSlow, 'too slow');
  }
}
