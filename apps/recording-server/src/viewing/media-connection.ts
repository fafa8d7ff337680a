import { mediaCommands, readCommand, ref, VigieError } from '@vigie/contracts';
import type { StartMediaCommand, TicketDocument } from '@vigie/contracts';
import { asVigieError } from '@vigie/platform/http';
import type { Caller } from '@vigie/platform/security';
import type { Peer, SocketSession } from '@vigie/platform/sockets';
import { FrameSender } from './frame-sender.js';
import { LiveView } from './live-view.js';
import { PlaybackView } from './playback-view.js';
import type { ViewingRoom } from './viewing-room.service.js';

/** Close codes, the same as towards browsers. */
export const mediaClose = { badRequest: 4400, unauthenticated: 4401, refused: 4403, notFound: 4404, unavailable: 4503 } as const;

const CLOSE_BY_STATUS: Record<number, number> = { 401: mediaClose.unauthenticated, 403: mediaClose.refused, 404: mediaClose.notFound, 503: mediaClose.unavailable };

/** One connection of a mobile-server: one view at a time, on the ticket and therefore the rights of one viewer. */
export class MediaConnection implements SocketSession {
  private readonly sender: FrameSender;
  private view: LiveView | PlaybackView | undefined;
  private decide: ((instant?: number) => boolean) | undefined;
  private ended = false;

  constructor(peer: Peer, private readonly room: ViewingRoom) {
    this.sender = new FrameSender(peer);
  }

  async onCommand(text: string): Promise<void> {
    try {
      await this.take(text);
    } catch (thrown) {
      this.end(asVigieError(thrown));
    }
  }

  onClosed(): void {
    this.leave();
  }

  /** Rights have changed: the view ends where they no longer hold. */
  recheck(): void {
    if (this.decide && !this.decide()) this.refuse();
  }

  private async take(text: string): Promise<void> {
    if (this.ended) return;
    const command = readCommand(mediaCommands, text);
    if (command.command === 'start') return this.start(command);
    if (command.command === 'stop') {
      this.view?.stop();
      this.view = undefined;
      return this.sender.event({ event: 'stopped' });
    }
    if (!(this.view instanceof PlaybackView)) throw new VigieError('stream.notStarted');
    if (command.command === 'seek') this.view.play(Date.parse(command.from), command.credit);
    if (command.command === 'speed') this.view.speed = command.speed;
    if (command.command === 'credit') this.view.addCredit(command.milliseconds);
  }

  private async start(command: StartMediaCommand): Promise<void> {
    this.view?.stop();
    this.view = undefined;
    const verb = command.from === undefined ? 'live' : 'playback';
    const document = await this.room.tickets.redeem(command.ticket, command.camera, verb);
    const caller = callerOf(document);
    const privilege = verb === 'live' ? 'camera.live' : 'camera.playback';
    const entity = ref('cameras', command.camera);
    const instant = command.from === undefined ? undefined : new Date(command.from);
    await this.room.access.require(caller, privilege, entity, instant && { instant });
    if (this.ended) return;
    this.decide = (at) => this.room.access.decide(caller, privilege, entity, at === undefined ? undefined : { instant: new Date(at) }).allowed;
    this.view = command.from === undefined ? this.startLive(command) : this.startPlayback(command, Date.parse(command.from));
  }

  private startLive({ camera, stream }: StartMediaCommand): LiveView {
    const found = this.room.ingests.live(camera, stream);
    if (!found) throw new VigieError(this.room.cameras.get(camera) ? 'camera.noSignal' : 'object.notFound');
    return new LiveView(camera, found.stream, found.live, this.sender);
  }

  private startPlayback({ camera, stream, speed = 1, credit }: StartMediaCommand, from: number): PlaybackView {
    const { catalogue } = this.room.store;
    const played = stream ?? this.room.defaultStream(camera);
    const view = new PlaybackView({
      camera,
      stream: played ?? '',
      catalogue,
      sender: this.sender,
      mayPlay: (instant) => {
        const allowed = this.decide?.(instant) ?? false;
        if (!allowed) this.refuse();
        return allowed;
      },
      onFailure: (error) => this.end(asVigieError(error)),
    });
    view.speed = speed;
    view.play(from, credit);
    return view;
  }

  private refuse(): void {
    this.end(new VigieError('access.refused', { params: { privilege: this.view instanceof PlaybackView ? 'camera.playback' : 'camera.live' } }));
  }

  private end(error: VigieError): void {
    if (this.ended) return;
    this.leave();
    this.sender.end(error, CLOSE_BY_STATUS[error.status] ?? mediaClose.badRequest);
  }

  private leave(): void {
    this.ended = true;
    this.decide = undefined;
    this.view?.stop();
    this.view = undefined;
  }
}

function callerOf({ user }: TicketDocument): Caller {
  return { principal: user, language: 'en' };
}
