import { EventEmitter } from 'node:events';
import { metrics, setLogLevel } from '../telemetry/index.js';
import { watchUnhandled } from './unhandled.js';

describe('a failure that nobody waited for', () => {
  const counted = async (kind: string): Promise<string | undefined> => (await metrics.metrics()).split('\n').find((line) => line.startsWith(`vigie_unhandled_total{kind="${kind}"}`));

  it('[OP-03] is counted: a rejection ends nothing, an exception ends the process by choice', async () => {
    setLogLevel('silent');
    const process = new EventEmitter();
    let ends = 0;
    watchUnhandled(process, () => (ends += 1));
    expect(process.emit('unhandledRejection', new Error('forgotten'))).toBe(true);
    expect([ends, await counted('rejection')]).toEqual([0, 'vigie_unhandled_total{kind="rejection"} 1']);
    process.emit('uncaughtException', new Error('thrown'));
    expect([ends, await counted('exception')]).toEqual([1, 'vigie_unhandled_total{kind="exception"} 1']);
  });
});
