import { counter, logger } from '../telemetry/index.js';

const log = logger('boot');
const unhandled = counter('unhandled_total', 'Failures that nobody waited for.', ['kind']);

/** The events of the process that this listens to. */
export interface Process {
  on(event: 'unhandledRejection' | 'uncaughtException', listener: (reason: unknown) => void): unknown;
}

/**
 * A rejection that nobody waited for is said and counted, and the process goes on: one request's mistake is not everybody's
 * end. An exception that nobody caught may have left anything half done: it is said, and `end` is the choice made here.
 */
export function watchUnhandled(process: Process, end: () => void): void {
  process.on('unhandledRejection', (reason) => {
    unhandled.inc({ kind: 'rejection' });
    log.error({ err: reason }, 'a rejection was not handled');
  });
  process.on('uncaughtException', (error) => {
    unhandled.inc({ kind: 'exception' });
    log.fatal({ err: error }, 'an exception was not caught: the process ends');
    end();
  });
}
