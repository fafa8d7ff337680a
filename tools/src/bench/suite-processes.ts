import { services } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Suite } from '@vigie/testing';
import { load, proportionalMemory, residentMemory } from './processor-time.js';
import type { Row } from './row.js';

const settleMs = 10_000;
const overMs = 20_000;
const limits = { processorMs: 20, memoryMiB: 1_024, killedS: 5, frozenS: 20 } as const;

/** What each process costs while nothing happens: processor time a second, resident memory. */
export async function idleCosts(suite: Suite): Promise<Row[]> {
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const names = Object.entries(suite.run.processes).filter(([, { pid }]) => pid).map(([name]) => name);
  const costs = await Promise.all(names.map(async (name) => ({ name, processor: await load(suite.pidOf(name), overMs), memory: residentMemory(suite.pidOf(name)), part: proportionalMemory(suite.pidOf(name)) })));
  const ofServices = costs.filter(({ name }) => services.some((service) => service === name));
  const processor = ofServices.reduce((sum, cost) => sum + cost.processor, 0);
  const memory = ofServices.reduce((sum, cost) => sum + cost.memory, 0);
  return [
    ...costs.map(({ name, processor: measured }) => ({ name: `processor time a second idle: ${name}`, measured, unit: 'ms' })),
    { name: 'processor time a second idle: all services', measured: processor, unit: 'ms', limit: limits.processorMs, ok: processor < limits.processorMs },
    ...costs.map(({ name, memory: measured }) => ({ name: `resident memory idle: ${name}`, measured, unit: 'MiB' })),
    { name: 'memory idle, what is shared counted once: all services', measured: ofServices.reduce((sum, { part }) => sum + part, 0), unit: 'MiB' },
    { name: 'resident memory idle: all services', measured: memory, unit: 'MiB', limit: limits.memoryMiB, ok: memory < limits.memoryMiB },
  ];
}

/** How soon each service is ready again after it was killed, and one after it was frozen. */
export async function comeBack(suite: Suite): Promise<Row[]> {
  const rows: Row[] = [];
  for (const service of services) {
    const measured = await secondsUntilBack(suite, service, 'SIGKILL');
    rows.push({ name: `killed to ready: ${service}`, measured, unit: 's', limit: limits.killedS, ok: measured < limits.killedS });
  }
  const measured = await secondsUntilBack(suite, 'incident-manager', 'SIGSTOP');
  rows.push({ name: 'frozen to ready: incident-manager', measured, unit: 's', limit: limits.frozenS, ok: measured < limits.frozenS });
  return rows;
}

async function secondsUntilBack(suite: Suite, service: string, signal: NodeJS.Signals): Promise<number> {
  const before = suite.pidOf(service);
  const start = performance.now();
  suite.signal(service, signal);
  await eventually(() => suite.pidOf(service) !== before, { deadline: 60_000, every: 10 });
  await eventually(async () => (await fetch(`http://127.0.0.1:${suite.portOf(service)}/health/ready`, { signal: AbortSignal.timeout(1_000) })).ok, { deadline: 60_000, every: 10 });
  return (performance.now() - start) / 1_000;
}
