import { Injectable } from '@nestjs/common';
import { accountDeleted } from '@vigie/contracts';
import type { AccountDeleted } from '@vigie/contracts';
import { Hears } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { PersonRow } from '../settings/person.entity.js';
import { Devices } from './devices.service.js';

/** Follows accounts: whoever is gone is not reached any more (PN-09). */
@Injectable()
export class DevicesMessages {
  constructor(private readonly devices: Devices) {}

  @Hears(accountDeleted)
  async onAccountDeleted({ id }: AccountDeleted, tx: Tx): Promise<void> {
    await this.devices.deleteAll(tx, id, 'userDeleted');
    await tx.manager.delete(PersonRow, { userId: id });
  }
}
