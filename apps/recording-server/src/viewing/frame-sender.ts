import type { VigieError } from '@vigie/contracts';
import { encodeStreamFrame, type InitSegment, type StreamFrame } from '@vigie/media';
import { errorEnvelope } from '@vigie/platform/http';
import type { Peer } from '@vigie/platform/sockets';

/** What a view sends by: events as text, video as binary frames. */
export class FrameSender {
  private run = 0;

  constructor(private readonly peer: Peer) {}

  /** Bytes that the other side has not taken yet. */
  get unsentBytes(): number {
    return this.peer.unsentBytes;
  }

  event(event: Record<string, unknown>): void {
    this.peer.send(event);
  }

  /** A new run: its parameters as an event, then the init segment. */
  started(camera: string, stream: string, init: InitSegment, wallClock: number): void {
    this.run = (this.run % 0xffff) + 1;
    const { mimeType, width, height } = init;
    this.event({ event: 'started', camera, stream, run: this.run, mimeType, width, height, time: new Date(wallClock).toISOString() });
    this.frame({ kind: 'init', keyFrame: false, discontinuity: false, wallClock, duration: 0, payload: init.bytes });
  }

  frame(frame: Omit<StreamFrame, 'run'>): void {
    if (this.peer.isOpen) this.peer.bytes(encodeStreamFrame({ ...frame, run: this.run }));
  }

  /** Says why, then closes. */
  end(error: VigieError, closeCode: number): void {
    this.event({ event: 'error', ...errorEnvelope(error, 'en') });
    this.peer.close(closeCode, error.code);
  }
}
