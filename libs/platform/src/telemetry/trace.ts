import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** W3C trace context of the work under way. */
export interface Trace {
  traceId: string;
  spanId: string;
}

const current = new AsyncLocalStorage<Trace>();
const header = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Continues the trace that a `traceparent` header names, or starts one. */
export function continueTrace(traceparent?: string): Trace {
  const [, traceId] = header.exec(traceparent ?? '') ?? [];
  return { traceId: traceId ?? randomHex(), spanId: randomHex().slice(16) };
}

/** 32 digits. Node keeps random numbers for UUIDs in store; asking for bytes is a call of its own each time. */
const randomHex = (): string => randomUUID().replaceAll('-', '');

/** Runs work inside a trace; everything it logs, asks and tells carries it. */
export const inTrace = <T>(trace: Trace, work: () => T): T => current.run(trace, work);

/** Makes the rest of the present asynchronous work part of a trace. */
export const enterTrace = (trace: Trace): void => current.enterWith(trace);

export const currentTrace = (): Trace | undefined => current.getStore();

/** The `traceparent` to send along, or undefined outside a trace. */
export function traceparent(): string | undefined {
  const trace = current.getStore();
  return trace && `00-${trace.traceId}-${trace.spanId}-01`;
}
