import { connection } from './connection';
import { backOff } from '../media/back-off';
import { session } from '../session/session';

interface MessageSocketOptions {
  path: string;
  /** Sent after authentication, when the server wants to be asked. */
  subscribe?: object;
  onMessage: (message: Record<string, unknown>) => void;
  /** After a cut: something may have been missed. */
  onReopened: () => void;
}

/** A socket that tells news as JSON. It comes back by itself; the returned function ends it. */
export function openMessageSocket(options: MessageSocketOptions): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let opened = 0;
  let closed = false;

  const retry = () => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void open(), backOff(attempt));
    attempt += 1;
  };
  const open = async () => {
    const token = await session.accessToken().catch(() => undefined);
    if (closed) return;
    if (!token) return retry();
    const current = new WebSocket(new URL(options.path, location.origin.replace(/^http/, 'ws')));
    socket = current;
    let ready = false;
    current.onopen = () => current.send(JSON.stringify({ command: 'authenticate', token }));
    current.onmessage = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as Record<string, unknown>;
      if (ready) return options.onMessage(message);
      // A refusal is no welcome: why, the close code says.
      if (message.error !== undefined) return;
      ready = true;
      attempt = 0;
      opened += 1;
      connection.heard();
      if (options.subscribe) current.send(JSON.stringify(options.subscribe));
      if (opened > 1) options.onReopened();
    };
    current.onclose = (event) => {
      // What is refused by right is asked for again, but seldom.
      if (event.code === 1006) connection.check();
      if (event.code === 4403) attempt = Math.max(attempt, 4);
      // The account or the session has ended, or the token has: asking for a new one tells, and says so to the whole page.
      if (event.code === 4401 && !closed) void session.renew().catch(() => undefined).finally(retry);
      else retry();
    };
  };
  void open();
  return () => {
    closed = true;
    clearTimeout(timer);
    socket?.close(1000);
  };
}
