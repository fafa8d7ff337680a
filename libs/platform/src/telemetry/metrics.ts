import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a service measures of itself, served at `/metrics`. */
export const metrics = new Registry();

export const counter = (name: string, help: string, labelNames: string[] = []): Counter =>
  new Counter({ name: `vigie_${name}`, help, labelNames, registers: [metrics] });

export const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
  new Gauge({ name: `vigie_${name}`, help, labelNames, registers: [metrics] });

export const histogram = (name: string, help: string, buckets: number[], labelNames: string[] = []): Histogram =>
  new Histogram({ name: `vigie_${name}`, help, labelNames, buckets, registers: [metrics] });

/** Adds the process's own figures (memory, event loop, handles); once per process. */
export const measureProcess = (): void => collectDefaultMetrics({ register: metrics });
