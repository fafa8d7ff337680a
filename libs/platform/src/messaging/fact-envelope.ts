import type { FactDefinition } from '@vigie/contracts';

/** What a listener learns of a fact beside its payload. */
export interface FactContext {
  /** Id of the message, the same however often it arrives. */
  id: string;
  /** When it was told, ISO 8601 UTC. */
  time: string;
  /** Name of the service that told it. */
  source: string;
  subject: string;
  /** Number at its source. Of two facts of which the later could know the earlier, the later has the larger. */
  sequence: number;
  traceparent?: string;
}

export interface TellingRow {
  id: string;
  message_id: string;
  subject: string;
  type: string;
  payload: string;
  traceparent: string | null;
  created_at: Date;
}

/** A fact on the wire: a CloudEvent in structured JSON. The payload is JSON text already and is not parsed again. */
export function encodeFact(row: TellingRow): string {
  const [, site, , service] = row.subject.split('.');
  const attributes = {
    specversion: '1.0',
    id: row.message_id,
    source: `/vigie/${site}/${service}`,
    type: row.type,
    time: row.created_at.toISOString(),
    datacontenttype: 'application/json',
    sequence: row.id,
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
  };
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${row.payload}}`;
}

interface CloudEvent {
  id?: unknown;
  time?: unknown;
  sequence?: unknown;
  traceparent?: unknown;
  data?: unknown;
}

/** Who told a fact stands in its subject, which NATS permissions guard, and not in what it says of itself. */
export function sourceOf(subject: string): string {
  const known = sources.get(subject) ?? subject.split('.')[3] ?? '';
  // A site has some dozens of subjects.
  if (sources.size < 10_000) sources.set(subject, known);
  return known;
}

const sources = new Map<string, string>();

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a fact from the wire. Throws where it is not a CloudEvent with an id of ours. */
export function decodeFact(subject: string, body: string): { context: FactContext; data: unknown } {
  const event = JSON.parse(body) as CloudEvent | null;
  if (typeof event?.id !== 'string' || !guid.test(event.id) || typeof event.time !== 'string') throw new Error('not a CloudEvent of this site');
  const context: FactContext = { id: event.id, time: event.time, source: sourceOf(subject), subject, sequence: Number(event.sequence ?? 0) };
  if (typeof event.traceparent === 'string') context.traceparent = event.traceparent;
  return { context, data: event.data };
}

/** The narrowest single filter that covers all subjects: servers before 2.10 take no more than one. */
export function coveringFilter(subjects: readonly string[]): string {
  const [first = [], ...others] = subjects.map((subject) => subject.split('.'));
  return first.map((token, index) => (others.every((other) => other[index] === token) ? token : '*')).join('.');
}

/** Matches a subject with the pattern of a fact, whose service may be `*`. */
export function isFactOn(fact: FactDefinition, subject: string): boolean {
  const [, site = '', , , ...rest] = subject.split('.');
  return fact.subject(site).split('.').slice(4).join('.') === rest.join('.') && (fact.service === '*' || fact.service === sourceOf(subject));
}
