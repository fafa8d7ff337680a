import { IsIn } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';

/** A device no longer gets pushes. */
export class PushDeviceRemoved {
  @IsId()
  id: string;

  @IsId()
  user: string;

  @IsIn(['byUser', 'consentWithdrawn', 'userDeleted', 'dead', 'unused'])
  reason: 'byUser' | 'consentWithdrawn' | 'userDeleted' | 'dead' | 'unused';
}

/** A registration is gone, for whatever reason (PN-09). */
export const pushDeviceRemoved = defineFact({
  service: 'push-notification', thing: 'pushDevice', verb: 'removed', payload: PushDeviceRemoved,
  sample: { id: '9a4d0c1e-7f43-4b8e-8f35-0c6a2b1d3e44', user: '8d7a2c64-52fd-4d6f-9b51-0d8d5b6f2a11', reason: 'consentWithdrawn' },
});
