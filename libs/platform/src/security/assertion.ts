import { createHash, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Caller } from './caller.js';

/** Name of the NATS header that carries who asks, and for whom. */
export const assertionHeader = 'vigie-asker';

/** How long a question may be on its way, and how far clocks may be apart, in milliseconds. */
const validity = { lifeMs: 15_000, skewMs: 10_000 } as const;

/** What the asking service says of its question, under its signature. */
export interface Assertion {
  /** The subject of the question, with the asker in it. */
  subject: string;
  /** SHA-256 of the question's body, base64url. */
  digest: string;
  /** Until when it counts, in milliseconds since 1970. */
  until: number;
  /** The key it is signed by, among those of the asker. */
  key: string;
  /** For whom it is asked; absent: for the service itself. */
  caller?: Caller;
}

const digestOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('base64url');

/** The header of a question: what is said and its Ed25519 signature, base64url, with a point between them. */
export function assertion(subject: string, body: Uint8Array, key: { id: string; secret: KeyObject }, caller?: Caller, now = Date.now()): string {
  const said: Assertion = { subject, digest: digestOf(body), until: now + validity.lifeMs, key: key.id, ...(caller ? { caller } : {}) };
  const text = Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${text}.${sign(null, Buffer.from(text), key.secret).toString('base64url')}`;
}

/** What a header says; nothing of it is proven yet. Undefined where it says nothing that could be meant. */
export function readAssertion(header: string | undefined): Assertion | undefined {
  try {
    const said = JSON.parse(Buffer.from(header?.split('.')[0] ?? '', 'base64url').toString()) as Partial<Assertion> | null;
    const { subject, digest, until, key, caller } = said ?? {};
    if (typeof subject !== 'string' || typeof digest !== 'string' || typeof until !== 'number' || typeof key !== 'string') return undefined;
    if (caller !== undefined && !isCaller(caller)) return undefined;
    return { subject, digest, until, key, ...(caller ? { caller } : {}) };
  } catch {
    return undefined;
  }
}

/** Whether the header was signed by this key, for this question, just now. */
export function isProven(header: string, { subject, digest, until }: Assertion, question: { subject: string; body: Uint8Array }, key: KeyObject, now = Date.now()): boolean {
  if (subject !== question.subject || digest !== digestOf(question.body)) return false;
  if (until + validity.skewMs < now || until > now + validity.lifeMs + validity.skewMs) return false;
  const [text = '', signature = ''] = header.split('.');
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

/** A person or an integration: a service speaks for itself by the subject of its question alone. */
function isCaller(value: unknown): value is Caller {
  const { principal, language } = value as Partial<Caller>;
  return typeof language === 'string' && typeof principal?.id === 'string' && typeof principal.name === 'string' && (principal.kind === 'user' || principal.kind === 'client');
}
