import { socketClose } from '@vigie/platform/sockets';
import type { Peer } from '@vigie/platform/sockets';
import type { FeedLine } from './feed.js';

/** More than this waiting while it catches up, and the client is too slow: it is cut off and comes back with its cursor. */
const mostWaiting = 10_000;

/** One open client: gets lines in order, those it missed before those that come. */
export class Subscriber {
  private position: number;
  /** Lines that came while it was catching up; undefined: it is up to date. */
  private waiting?: FeedLine[];

  constructor(
    private readonly peer: Peer,
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
      if (this.waiting.length > mostWaiting) this.peer.close(socketClose.tooMuch, 'too slow');
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
    if (line.position <= this.position || !this.peer.isOpen) return;
    this.position = line.position;
    const frame = this.frame(line);
    if (frame) this.peer.send({ ...frame, cursor: String(line.position) });
  }
}
