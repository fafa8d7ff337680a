import type { WebSocket } from 'ws';

/** Asks every peer for a sign of life, and ends those that gave none since they were asked. */
export class Heartbeat {
  private readonly alive = new Map<WebSocket, boolean>();
  private readonly timer: NodeJS.Timeout;

  constructor(everyMs: number) {
    this.timer = setInterval(() => this.beat(), everyMs).unref();
  }

  watch(socket: WebSocket): void {
    const lives = (): void => void this.alive.set(socket, true);
    lives();
    socket.on('pong', lives).on('message', lives);
    socket.once('close', () => this.alive.delete(socket));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    for (const [socket, lives] of this.alive) {
      if (!lives) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        this.alive.set(socket, false);
        socket.ping();
      }
    }
  }
}
