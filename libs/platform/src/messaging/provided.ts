import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { isStreamMissing } from './streams.js';

/** What a service asks of the provisioner. Who asks is in the subject, which NATS lets nobody else publish on. */
export const provideSubject = (site: string, service: string, what: 'storage' | 'reader'): string => `vigie.${site}.provide.${service}.${what}`;

/** Where a reader begins: at a number of the stream, at a time, or with the last message of every subject. */
export type ReaderStart = { readonly sequence: number } | { readonly time: string } | { readonly last: true };

export interface ReaderRequest {
  readonly stream: string;
  /** Subjects that are read; NATS takes one filter. */
  readonly filter: string;
  readonly start: ReaderStart;
  readonly headersOnly?: boolean;
}

/** A consumer in the memory of the server, gone soon after nobody pulls from it. Its name is known to whom it was made for. */
export interface Reader {
  readonly consumer: string;
  /** Messages that it has to deliver at first. */
  readonly pending: number;
}

/** A connection of a service to what JetStream holds of its site. */
export interface Holder {
  readonly connection: NatsConnection;
  readonly jsm: JetStreamManager;
}

/** Whom the provisioner serves. */
export interface Served {
  readonly site: string;
  readonly service: string;
}

const deadlineMs = 5_000;

/** A stream as it is now. Where it is not there (first start, storage lost) the provisioner is asked to make it. */
export async function streamInfo({ connection, jsm }: Holder, served: Served, name: string): Promise<StreamInfo> {
  try {
    return await jsm.streams.info(name);
  } catch (error) {
    if (!isStreamMissing(error)) throw error;
  }
  await provided(connection, served, 'storage', {});
  return jsm.streams.info(name);
}

/** Has a reader made. Services make none themselves: a consumer can be told to deliver anywhere, past every permission. */
export const openReader = ({ connection }: Pick<Holder, 'connection'>, served: Served, request: ReaderRequest): Promise<Reader> =>
  provided<Reader>(connection, served, 'reader', request);

async function provided<A extends object>(connection: NatsConnection, { site, service }: Served, what: 'storage' | 'reader', request: object): Promise<A> {
  const message = await connection.request(provideSubject(site, service, what), JSON.stringify(request), { timeout: deadlineMs });
  const answer = message.json<A | { refused: string }>();
  if ('refused' in answer) throw new Error(`the provisioner refused: ${answer.refused}`);
  return answer;
}
