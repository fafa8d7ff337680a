import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessControl, Giving } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { choosesAddress, neededToChoose } from './address-choice.rules.js';
import type { AddressChoice, RegisteredDevice } from './address-choice.rules.js';

/** Asked by every change that chooses what is seen of a device. */
@Injectable()
export class AddressChoices {
  constructor(private readonly access: AccessControl, private readonly giving: Giving) {}

  /** Throws `access.refused`, or `object.notFound` for what the caller may not see, and logs it. Administrators may choose anything. */
  async require(caller: Caller, manager: EntityManager, choice: AddressChoice): Promise<void> {
    if (!choosesAddress(choice) || this.giving.isAdministrator(caller)) return;
    for (const { privilege, entity } of neededToChoose(choice, await registered(manager))) await this.access.require(caller, privilege, entity);
  }
}

/** All of them: where an address leads is not told by its text. */
async function registered(manager: EntityManager): Promise<RegisteredDevice[]> {
  return (await manager.query(
    `SELECT hardware.id, address, array_remove(array_agg(cameras.id), NULL) AS cameras
     FROM hardware LEFT JOIN cameras ON hardware_id = hardware.id GROUP BY hardware.id`)) as RegisteredDevice[];
}
