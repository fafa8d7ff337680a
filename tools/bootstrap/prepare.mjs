import { installPackages } from './packages.mjs';
import { bringNode, isSupported, passOn } from './runtime.mjs';
import { step } from './say.mjs';
import { endWithStarter } from './starter.mjs';

/** Set for the program that a too old Node hands over to: the packages have been looked at. */
const handedOver = 'VIGIE_HANDED_OVER';

/**
 * What every entry does first: the packages of the lock, then a supported Node. Where the machine's own is too old the
 * program goes on in another process (`handOver` is told before) and this call never returns.
 */
export async function prepare(handOver = () => undefined) {
  endWithStarter();
  const done = process.env[handedOver] === '1';
  delete process.env[handedOver];
  if (!done) await step('Packages', installPackages);
  if (isSupported()) return;
  await step('Node', bringNode);
  handOver();
  await passOn({ [handedOver]: '1' });
}
