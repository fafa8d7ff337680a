import type { liveCommands, readCommand, VigieError } from '@vigie/contracts';
import type { SocketSession } from '@vigie/platform/sockets';
import type { ViewAccess } from '../viewing/view-access.service.js';
import type { ViewerSocket } from '../viewing/viewer-socket.js';
import type { LiveHub } from './live-hub.js';
import type { LiveHubs } from './live-hubs.service.js';
import { LiveViewer } from './live-viewer.js';

type LiveCommand = ReturnType<typeof readCommand<typeof liveCommands>>;

interface View {
  readonly camera: string;
  readonly viewer: LiveViewer;
  readonly hub: LiveHub;
  readonly since: string;
}

/** One browser's live socket: at most one view at a time. */
export class LiveConnection {
  private view: View | undefined;
  private closed = false;

  constructor(
    private readonly socket: ViewerSocket,
    private readonly access: ViewAccess,
    private readonly hubs: LiveHubs,
  ) {}

  serve(read: (text: string) => LiveCommand, refusal: VigieError): SocketSession {
    const forget = this.access.watch(() => {
      if (this.view && !this.access.isAllowed(this.socket.caller, 'camera.live', this.view.camera)) this.socket.end(refusal);
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

  private async take(command: LiveCommand): Promise<void> {
    this.leave();
    if (command.command === 'stop') return this.socket.event({ event: 'stopped' });
    const { camera, stream } = command;
    await this.access.begin(this.socket.caller, 'camera.live', camera);
    if (this.closed) return;
    const viewer = new LiveViewer(this.socket);
    const hub = this.hubs.of(camera, stream);
    this.view = { camera, viewer, hub, since: new Date().toISOString() };
    hub.join(viewer);
  }

  private leave(): void {
    const { view } = this;
    this.view = undefined;
    if (!view) return;
    view.hub.leave(view.viewer);
    void this.access.end(this.socket.caller, 'camera.live', view.camera, { from: view.since, to: new Date().toISOString() }).catch(() => undefined);
  }
}
