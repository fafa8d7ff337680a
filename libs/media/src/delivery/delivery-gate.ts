/** What to do with one fragment for one viewer. */
export type Delivery = 'send' | 'send-after-drop' | 'drop';

/**
 * Decides for one viewer whether the next fragment goes out. A viewer starts at a key frame; one whose unsent bytes pass
 * the limit loses everything until a key frame finds him below half of it. Nobody waits for him.
 */
export class DeliveryGate {
  private waiting = true;
  private dropped = false;

  /** `limitBytes`: how much may wait for this viewer before he counts as slow; may change with the stream. */
  constructor(public limitBytes: number) {}

  next(keyFrame: boolean, unsentBytes: number): Delivery {
    if (!this.waiting && unsentBytes > this.limitBytes) {
      this.waiting = true;
      this.dropped = true;
    }
    if (this.waiting && !(keyFrame && unsentBytes <= this.limitBytes / 2)) return 'drop';
    const delivery = this.dropped ? 'send-after-drop' : 'send';
    this.waiting = false;
    this.dropped = false;
    return delivery;
  }

  /** Something upstream is missing: nothing until the next key frame. */
  interrupt(): void {
    this.waiting = true;
    this.dropped = true;
  }
}
