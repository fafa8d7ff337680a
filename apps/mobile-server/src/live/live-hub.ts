import { VigieError } from '@vigie/contracts';
import { asVigieError } from '@vigie/platform/http';
import { logger } from '@vigie/platform/telemetry';
import type { RecordingLink } from '../upstream/recording-link.js';
import type { StreamEvent } from '../upstream/stream-event.js';
import type { Upstreams } from '../upstream/upstreams.service.js';
import { streamClose } from '../viewing/close-codes.js';
import { LiveGroup } from './live-group.js';
import type { LiveViewer } from './live-viewer.js';

const RETRY_MS = [100, 500, 1_000, 2_000, 4_000] as const;
const log = logger('live');

/**
 * One live stream, fetched once and handed to everybody who watches it. The link is opened in the name of one viewer, its sponsor; when his right
 * ends the recording server ends the link, and the next viewer's name takes over.
 */
export class LiveHub {
  private readonly viewers = new Set<LiveViewer>();
  private readonly group = new LiveGroup();
  private link: RecordingLink | undefined;
  private sponsor: LiveViewer | undefined;
  private opening = false;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private lost: StreamEvent | undefined;

  constructor(
    private readonly upstreams: Upstreams,
    readonly camera: string,
    /** As asked for; undefined: the camera's default. */
    readonly asked: string | undefined,
    private readonly lingerMs: number,
    private readonly onEmpty: (hub: LiveHub) => void,
    private readonly nextRun: () => number,
  ) {}

  /** Whether somebody who asks for this would get this stream. */
  serves(camera: string, stream: string | undefined): boolean {
    return camera === this.camera && (stream === this.asked || (stream !== undefined && stream === this.group.stream));
  }

  get viewerCount(): number {
    return this.viewers.size;
  }

  join(viewer: LiveViewer): void {
    clearTimeout(this.timer);
    this.viewers.add(viewer);
    this.group.replayTo(viewer);
    if (this.lost) viewer.event(this.lost);
    if (!this.link) this.openSoon(0);
  }

  leave(viewer: LiveViewer): void {
    this.viewers.delete(viewer);
    if (this.viewers.size > 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), this.lingerMs);
  }

  close(): void {
    clearTimeout(this.timer);
    this.link?.close();
    this.link = undefined;
    this.onEmpty(this);
  }

  private openSoon(delay: number): void {
    if (this.opening) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.open(), delay);
  }

  private async open(): Promise<void> {
    const [sponsor] = this.viewers;
    if (!sponsor || this.opening || this.link) return;
    this.opening = true;
    this.sponsor = sponsor;
    try {
      const link = await this.upstreams.open(sponsor.caller, { camera: this.camera, ...(this.asked ? { stream: this.asked } : {}) }, {
        onEvent: (event) => this.onEvent(event),
        onFrame: (bytes) => this.onFrame(bytes),
        onClosed: (code) => this.onClosed(code),
      });
      if (this.viewers.size === 0) link.close();
      else this.link = link;
    } catch (error) {
      this.onRefused(sponsor, asVigieError(error));
    } finally {
      this.opening = false;
    }
    if (!this.link && this.viewers.size > 0) this.retry();
  }

  private onEvent(event: StreamEvent): void {
    if (event.event === 'error') return;
    if (event.event === 'started') return this.group.start(event, this.nextRun(), this.viewers);
    if (event.event === 'signal') this.lost = event['state'] === 'lost' ? event : undefined;
    for (const viewer of this.viewers) viewer.event(event);
  }

  private onFrame(bytes: Buffer): void {
    this.failures = 0;
    if (this.lost?.['upstream']) this.onEvent({ event: 'signal', state: 'restored', time: new Date().toISOString() });
    this.group.frame(bytes, this.viewers);
  }

  /** Management refused the sponsor: that is his end, not the others'. */
  private onRefused(sponsor: LiveViewer, error: VigieError): void {
    if (error.status === 503 || error.status === 500) this.endUnstarted(error);
    else sponsor.end(error);
  }

  private onClosed(code: number): void {
    this.link = undefined;
    log.info({ camera: this.camera, code, viewers: this.viewers.size }, 'upstream closed');
    const { sponsor } = this;
    if (code === streamClose.refused || code === streamClose.unauthenticated) {
      // To the end of the line: his own socket is ended by his own recheck.
      if (sponsor && this.viewers.delete(sponsor)) this.viewers.add(sponsor);
    } else if (code === streamClose.notFound) {
      for (const viewer of this.viewers) viewer.end(new VigieError('object.notFound'));
    } else {
      this.endUnstarted(new VigieError(code === streamClose.unavailable ? 'camera.noSignal' : 'stream.interrupted'));
      this.group.interrupt();
      if (!this.lost) this.onEvent({ event: 'signal', state: 'lost', time: new Date().toISOString(), upstream: true });
    }
    this.retry();
  }

  /** Whoever sees nothing yet is told at once and may try again; whoever was watching keeps his place. */
  private endUnstarted(error: VigieError): void {
    for (const viewer of [...this.viewers]) if (!viewer.hasStarted) viewer.end(error);
  }

  private retry(): void {
    if (this.viewers.size === 0) return;
    const delay = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
    this.failures += 1;
    this.openSoon(delay);
  }
}
