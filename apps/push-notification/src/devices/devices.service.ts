import { Injectable } from '@nestjs/common';
import { pushDeviceRemoved, VigieError } from '@vigie/contracts';
import type { PushDeviceRemoved } from '@vigie/contracts';
import { changes } from '@vigie/platform/http';
import { Database, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { PushConfig } from '../app.config.js';
import { isContact } from '../settings/contact.rules.js';
import { Settings } from '../settings/settings.service.js';
import type { ChangeDeviceDto, RegisterDeviceDto } from './device.dto.js';
import { DeviceRow } from './device.entity.js';
import { hostsOf, requireAddress, requireKeys } from './subscription.rules.js';
import { Subscriptions } from './subscriptions.js';

/** Everybody's own devices (PN-01). */
@Injectable()
export class Devices {
  private readonly ownHosts: string[];

  constructor(
    private readonly config: PushConfig,
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly subscriptions: Subscriptions,
    private readonly audit: AuditTrail,
    private readonly access: AccessControl,
  ) {
    this.ownHosts = hostsOf(config.pushHosts);
  }

  list(caller: Caller): Promise<DeviceRow[]> {
    return this.database.read.find(DeviceRow, { where: { userId: caller.principal.id }, order: { createdAt: 'ASC' } });
  }

  async get(caller: Caller, id: string): Promise<DeviceRow> {
    const row = await this.database.read.findOneBy(DeviceRow, { id, userId: caller.principal.id });
    if (!row) throw new VigieError('object.notFound');
    return row;
  }

  /** Registers a device, or brings back the one with the same address; a shared browser belongs to whoever registered last. */
  async register(caller: Caller, dto: RegisterDeviceDto): Promise<DeviceRow> {
    await this.access.require(caller, 'pushDevice.own');
    if (!isContact(this.config.contact)) throw new VigieError('push.contactMissing');
    requireAddress(dto.subscription.endpoint, this.ownHosts);
    requireKeys(dto.subscription.keys);
    return this.database.change(async (tx) => {
      await this.settings.requireConsent(tx, caller, dto.consent === true);
      const addressHash = this.subscriptions.hash(dto.subscription.endpoint);
      const known = await tx.manager.findOneBy(DeviceRow, { addressHash });
      const now = new Date();
      const id = known && known.userId === caller.principal.id ? known.id : messageId();
      if (known && known.id !== id) await this.remove(tx, known, 'byUser');
      const row: DeviceRow = {
        id, userId: caller.principal.id, name: dto.name, platform: dto.platform, addressHash, subscription: this.subscriptions.seal(id, dto.subscription), host: new URL(dto.subscription.endpoint).host,
        enabled: known?.id === id ? known.enabled : true, createdAt: known?.id === id ? known.createdAt : now, lastSeen: now,
      };
      await tx.manager.save(DeviceRow, row);
      if (known?.id !== id) await this.log(tx, caller, 'pushDevice.registered', row);
      return row;
    });
  }

  async change(caller: Caller, id: string, dto: ChangeDeviceDto): Promise<DeviceRow> {
    await this.access.require(caller, 'pushDevice.own');
    const row = await this.get(caller, id);
    return this.database.change((tx) => tx.manager.save(DeviceRow, { ...row, ...changes(dto) }));
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const row = await this.get(caller, id);
    await this.database.change(async (tx) => {
      await this.remove(tx, row, 'byUser');
      await this.log(tx, caller, 'pushDevice.removed', row);
    });
  }

  /** Removes all devices of somebody. */
  async deleteAll(tx: Tx, user: string, reason: PushDeviceRemoved['reason']): Promise<void> {
    for (const row of await tx.manager.findBy(DeviceRow, { userId: user })) await this.remove(tx, row, reason);
  }

  async remove(tx: Tx, { id, userId }: Pick<DeviceRow, 'id' | 'userId'>, reason: PushDeviceRemoved['reason']): Promise<void> {
    const { affected } = await tx.manager.delete(DeviceRow, { id });
    if (affected) await tx.tell(pushDeviceRemoved, { id, user: userId, reason });
  }

  private log(tx: Tx, caller: Caller, operation: string, { id, name }: DeviceRow): Promise<void> {
    return this.audit.write(caller, { log: 'audit', category: 'notification', operation, object: { type: 'pushDevices', id, name }, outcome: 'success' }, tx);
  }
}
