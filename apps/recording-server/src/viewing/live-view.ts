import { DeliveryGate, type InitSegment, type TimedFragment } from '@vigie/media';
import type { LiveListener, LiveStream } from '../ingest/live-stream.js';
import type { FrameSender } from './frame-sender.js';

/** A receiver that has so many bytes waiting is dropped forward to the next key frame. */
const SLOW_BYTES = 4 * 1024 * 1024;

/** One receiver of a live stream. */
export class LiveView implements LiveListener {
  private gate = new DeliveryGate(SLOW_BYTES);
  private readonly leave: () => void;
  private init: InitSegment | undefined;
  private announced: InitSegment | undefined;

  constructor(
    private readonly camera: string,
    private readonly stream: string,
    live: LiveStream,
    private readonly sender: FrameSender,
  ) {
    this.leave = live.listen(this);
  }

  stop(): void {
    this.leave();
  }

  onInit(init: InitSegment): void {
    this.init = init;
    this.gate = new DeliveryGate(SLOW_BYTES);
  }

  onFragment({ fragment, wallClock, duration, discontinuity }: TimedFragment): void {
    if (!this.init) return;
    if (discontinuity) this.gate.interrupt();
    const delivery = this.gate.next(fragment.keyFrame, this.sender.unsentBytes);
    if (delivery === 'drop') return;
    if (this.announced !== this.init) this.sender.started(this.camera, this.stream, this.init, wallClock);
    this.announced = this.init;
    this.sender.frame({ kind: 'fragment', keyFrame: fragment.keyFrame, discontinuity: delivery === 'send-after-drop', wallClock, duration, payload: fragment.bytes });
  }

  onSignal(hasSignal: boolean, since: number): void {
    const time = new Date(hasSignal ? Date.now() : since).toISOString();
    this.sender.event({ event: 'signal', state: hasSignal ? 'restored' : 'lost', time });
  }
}
