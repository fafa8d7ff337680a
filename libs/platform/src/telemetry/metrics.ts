import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a service measures of itself, served at `/metrics`. */
export const metrics = new Registry();

export const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
  new Counter({ name: `vigie_${name}`, help, labelNames, registers: [metrics] });

export const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
  new Gauge({ name: `vigie_${name}`, help, labelNames, registers: [metrics] });

export const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram =>
  new Histogram({ name: `vigie_${name}`, help, labelNames, buckets, registers: [metrics] });

/** How often the lag of the event loop is sampled: each sample wakes the process, and a hundred a second are most of what an idle one costs. */
const lagEveryMs = 500;

/** Adds the process's own figures (memory, event loop, handles); once per process. */
export const measureProcess = (): void => collectDefaultMetrics({ register: metrics, eventLoopMonitoringPrecision: lagEveryMs });
