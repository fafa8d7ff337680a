import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { VigieError } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { errorEnvelope } from './error-envelope.js';

/** A whole response for a connection that has no response object: refused before or instead of being read. */
export function rawAnswer(error: VigieError, language: Language = 'en', status = error.status): string {
  const envelope = errorEnvelope(error, language);
  envelope.error.httpCode = status;
  const body = JSON.stringify(envelope);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/json; charset=utf-8', 'cache-control: no-store', 'x-content-type-options: nosniff',
    `content-length: ${Buffer.byteLength(body)}`, 'connection: close', '', body,
  ].join('\r\n');
}

/** Ends an upgrade that is refused: the reason as an answer, then the connection. */
export function refuseUpgrade(socket: Duplex, error: VigieError, language?: Language): void {
  socket.on('error', () => socket.destroy());
  socket.end(rawAnswer(error, language), () => socket.destroy());
}

/** What Node's reader of requests gave up on, by code. */
function unread(code: string | undefined): VigieError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new VigieError('request.headersTooLarge');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new VigieError('request.malformed', { params: { detail: 'it has too much beside its body' } });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new VigieError('request.tooSlow');
    default:
      return new VigieError('request.malformed', { params: { detail: 'it does not follow the protocol' } });
  }
}

/** Answers what could not be read as a request. */
export function answerUnread(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawAnswer(unread(error.code)));
  socket.destroySoon();
}
