import { pino } from 'pino';
import type { Logger } from 'pino';
import { LogFile } from './log-file.js';
import type { LogFileLimits } from './log-file.js';
import { currentTrace } from './trace.js';

/** Members that never reach a log, whatever object carries them (ID-16, LG-11). */
const redact = ['password', 'newPassword', 'token', 'secret', 'clientSecret', 'authorization', 'cookie', 'email'].flatMap((name) => [name, `*.${name}`]);

const output = pino.destination(1);
let file: LogFile | undefined;

const root = pino({
  redact,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => ({ ...(currentTrace() ? { trace: currentTrace()?.traceId } : {}) }),
}, {
  write: (line: string) => {
    output.write(line);
    file?.write(line);
  },
});

const parts = new Map<string, Logger>();

/** A structured logger for one part of a service. Say ids, never names or addresses of people. */
export function logger(part: string): Logger {
  const known = parts.get(part) ?? root.child({ part });
  parts.set(part, known);
  return known;
}

/** Sets how much this process says. */
export function setLogLevel(level: string): void {
  for (const one of [root, ...parts.values()]) one.level = level;
}

/** From now on this process keeps what it says in a file as well. */
export function logToFile(path: string, limits: LogFileLimits): void {
  file?.close();
  file = new LogFile(path, limits);
}
