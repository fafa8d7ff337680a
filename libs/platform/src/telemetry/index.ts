/** The door of the telemetry room. */
export { logger, logToFile, setLogLevel } from './logger.js';
export { NestLogger } from './nest-logger.js';
export { counter, gauge, histogram, measureProcess, metrics } from './metrics.js';
export { continueTrace, currentTrace, enterTrace, inTrace, traceparent } from './trace.js';
export type { Trace } from './trace.js';
