import type { VigieError } from '@vigie/contracts';
import { DeliveryGate } from '@vigie/media';
import type { Caller } from '@vigie/platform/security';
import { counter } from '@vigie/platform/telemetry';
import type { ViewerSocket } from '../viewing/viewer-socket.js';
import type { SharedFrame } from './live-group.js';

const LEAST_LIMIT = 256 * 1024;
const GROUPS_WAITING = 2;
const FLAGS_OFFSET = 1;
const DISCONTINUITY = 2;
const drops = counter('mobile_viewer_drops_total', 'Times a slow viewer was dropped forward to the next key frame.');

/** One viewer of one live stream. Never waits: what he does not take in time is left out for him alone. */
export class LiveViewer {
  private gate = new DeliveryGate(LEAST_LIMIT);
  private begun = false;

  constructor(private readonly socket: ViewerSocket) {}

  get caller(): Caller {
    return this.socket.caller;
  }

  /** Whether he was sent the beginning of a stream. */
  get hasStarted(): boolean {
    return this.begun;
  }

  event(event: Readonly<Record<string, unknown>>): void {
    this.socket.event(event);
  }

  begin(init: Buffer): void {
    this.begun = true;
    this.gate = new DeliveryGate(LEAST_LIMIT);
    this.socket.frame(init);
  }

  /** `groupBytes`: how large a group of pictures of this stream gets; he may be about two behind. */
  fragment({ bytes, keyFrame, discontinuity }: SharedFrame, groupBytes: number): void {
    this.gate.limitBytes = Math.max(LEAST_LIMIT, GROUPS_WAITING * groupBytes);
    const delivery = this.gate.next(keyFrame, this.socket.unsentBytes);
    if (delivery === 'drop') return;
    if (delivery === 'send' || discontinuity) return this.socket.frame(bytes);
    drops.inc();
    const marked = Buffer.from(bytes);
    marked[FLAGS_OFFSET] = (marked[FLAGS_OFFSET] ?? 0) | DISCONTINUITY;
    this.socket.frame(marked);
  }

  end(error: VigieError): void {
    this.socket.end(error);
  }
}
