import { hardwareDeleted, ref } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';
import { removeRow } from '../changes/rows.js';
import { Hardware } from '../hardware/hardware.entity.js';
import { markEntities } from '../rights/rights-marks.js';

/** Hardware that was made together with its camera goes with the last of its cameras. */
export async function removeEmptiedHardware(tx: Tx, id: string): Promise<void> {
  const hardware = await tx.manager.findOne(Hardware, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!hardware?.withCamera) return;
  const cameras = (await tx.manager.query('SELECT 1 FROM cameras WHERE hardware_id = $1 LIMIT 1', [id])) as unknown[];
  if (cameras.length > 0) return;
  await removeRow(tx.manager, 'hardware', hardware);
  await markEntities(tx.manager, ref('hardware', id));
  await tx.tell(hardwareDeleted, { id, name: hardware.name });
}
