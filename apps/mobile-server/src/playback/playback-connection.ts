import { VigieError } from '@vigie/contracts';
import type { playbackCommands, readCommand } from '@vigie/contracts';
import { decodeStreamFrame } from '@vigie/media';
import type { RecordingLink } from '../upstream/recording-link.js';
import type { StreamEvent } from '../upstream/stream-event.js';
import type { Upstreams } from '../upstream/upstreams.service.js';
import { streamClose } from '../viewing/close-codes.js';
import type { SocketSession } from '@vigie/platform/sockets';
import type { ViewAccess } from '../viewing/view-access.service.js';
import type { ViewerSocket } from '../viewing/viewer-socket.js';
import { withFrame, type PlayedSpan } from './played-span.rules.js';

type PlaybackCommand = ReturnType<typeof readCommand<typeof playbackCommands>>;
type Start = Extract<PlaybackCommand, { command: 'start' }>;

/** So much may wait for the browser; beyond it the recording server is not read until the browser has caught up. */
const MOST_UNSENT = 2 * 1024 * 1024;
const CATCH_UP_MS = 20;

/** One browser's playback socket: an upstream of its own, held back by the viewer's credit and by what he takes. */
export class PlaybackConnection {
  private camera: string | undefined;
  private link: RecordingLink | undefined;
  private span: PlayedSpan | undefined;
  private closed = false;
  /** Frames of a link that was replaced may still be under way in this process. */
  private generation = 0;

  constructor(
    private readonly socket: ViewerSocket,
    private readonly access: ViewAccess,
    private readonly upstreams: Upstreams,
  ) {}

  serve(read: (text: string) => PlaybackCommand): SocketSession {
    const forget = this.access.watch(() => {
      if (this.camera !== undefined && !this.access.isAllowed(this.socket.caller, 'camera.playback', this.camera)) this.socket.end(refusal());
    });
    return this.socket.serve({
      onCommand: (text) => this.take(read(text)),
      onClosed: () => {
        this.closed = true;
        forget();
        this.leave();
      },
    });
  }

  private async take(command: PlaybackCommand): Promise<void> {
    if (command.command === 'start') return this.start(command);
    if (command.command === 'stop') {
      this.leave();
      return this.socket.event({ event: 'stopped' });
    }
    if (!this.link) throw new VigieError('stream.notStarted');
    this.link.send({ ...command });
  }

  private async start({ camera, stream, from, speed, credit }: Start): Promise<void> {
    this.leave();
    await this.access.begin(this.socket.caller, 'camera.playback', camera, from);
    const generation = this.generation;
    const isCurrent = (): boolean => this.generation === generation && !this.closed;
    const link = await this.upstreams.open(this.socket.caller, { camera, stream, from, speed, credit }, {
      onEvent: (event) => void (isCurrent() && this.onEvent(event)),
      onFrame: (bytes) => void (isCurrent() && this.onFrame(bytes)),
      onClosed: (code) => void (isCurrent() && this.onClosed(code)),
    });
    if (!isCurrent()) return link.close();
    this.link = link;
    this.camera = camera;
  }

  private onEvent(event: StreamEvent): void {
    // Why an upstream ends is told by its close code, in the viewer's language.
    if (event.event !== 'error') this.socket.event(event);
  }

  private onFrame(bytes: Buffer): void {
    const { kind, wallClock, duration } = decodeStreamFrame(bytes);
    if (kind === 'fragment') this.span = withFrame(this.span, wallClock, duration);
    this.socket.frame(bytes);
    if (this.socket.unsentBytes > MOST_UNSENT && this.link && !this.link.isPaused) this.holdBack(this.link);
  }

  private holdBack(link: RecordingLink): void {
    link.pause();
    const timer = setInterval(() => {
      if (this.link === link && this.socket.isOpen && this.socket.unsentBytes > MOST_UNSENT / 2) return;
      clearInterval(timer);
      link.resume();
    }, CATCH_UP_MS);
  }

  private onClosed(code: number): void {
    this.link = undefined;
    if (code === streamClose.refused || code === streamClose.unauthenticated) this.socket.end(refusal());
    else if (code === streamClose.notFound) this.socket.end(new VigieError('object.notFound'));
    else this.socket.end(new VigieError('stream.interrupted'));
  }

  private leave(): void {
    this.generation += 1;
    const { camera, span } = this;
    this.link?.close();
    this.link = undefined;
    this.camera = undefined;
    this.span = undefined;
    if (camera === undefined || !span) return;
    const shown = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
    void this.access.end(this.socket.caller, 'camera.playback', camera, shown).catch(() => undefined);
  }
}

function refusal(): VigieError {
  return new VigieError('access.refused', { params: { privilege: 'camera.playback' } });
}
