import type { EntityManager } from 'typeorm';
import { counter, logger } from '../telemetry/index.js';

const log = logger('intake');
const dead = counter('facts_dead_total', 'Facts that could not be handled and were put aside.', ['consumer']);

export interface DeadLetter {
  consumer: string;
  messageId?: string;
  subject: string;
  body: string;
  error: unknown;
  attempts: number;
  sequence: number;
}

/** Puts a fact aside for people, in the transaction that goes past it. */
export async function putAside(manager: EntityManager, letter: DeadLetter): Promise<void> {
  const error = letter.error instanceof Error ? (letter.error.stack ?? letter.error.message) : String(letter.error);
  await manager.query(
    'INSERT INTO dead_letter (consumer, message_id, subject, body, error, attempts, stream_sequence) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [letter.consumer, letter.messageId ?? null, letter.subject, letter.body, error, letter.attempts, letter.sequence]);
  dead.inc({ consumer: letter.consumer });
  log.error({ consumer: letter.consumer, message: letter.messageId, subject: letter.subject, err: letter.error }, 'a fact could not be handled and was put aside');
}
