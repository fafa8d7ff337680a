import { Injectable } from '@nestjs/common';
import { pushDeviceRemoved, PushSettingsView, VigieError } from '@vigie/contracts';
import { Database, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { PushConfig } from '../app.config.js';
import { DeviceRow } from '../devices/device.entity.js';
import { isContact } from './contact.rules.js';
import { consentTexts, consentVersion } from './consent-text.js';
import { PersonRow } from './person.entity.js';
import { PushSealer } from './push-sealer.js';
import type { ChangeSettingsDto } from './settings.dto.js';

/** What the caller chose, and the proof that they agreed (PN-03, PN-08). */
@Injectable()
export class Settings {
  constructor(private readonly config: PushConfig, private readonly database: Database, private readonly keys: PushSealer, private readonly audit: AuditTrail) {}

  async get(caller: Caller): Promise<PushSettingsView> {
    const userId = caller.principal.id;
    const [person, devices] = await Promise.all([
      this.database.read.findOneBy(PersonRow, { userId }), this.database.read.countBy(DeviceRow, { userId, enabled: true }),
    ]);
    return Object.assign(new PushSettingsView(), {
      vapidPublicKey: this.keys.vapid.publicKey,
      enabled: Boolean(person?.consentGivenAt) && devices > 0,
      reachesClosedClients: isContact(this.config.contact),
      which: person?.which ?? 'all',
      ...(person?.consentGivenAt ? { consent: { givenAt: person.consentGivenAt.toISOString(), version: person.consentVersion, language: person.consentLanguage } } : {}),
      consentText: { version: consentVersion, language: caller.language, text: consentTexts[caller.language] },
    });
  }

  async change(caller: Caller, { which, consent }: ChangeSettingsDto): Promise<PushSettingsView> {
    await this.database.change(async (tx) => {
      const person = await this.person(tx, caller);
      if (which) await tx.manager.update(PersonRow, { userId: person.userId }, { which });
      if (consent === true && !person.consentGivenAt) await this.give(tx, caller);
      if (consent === false) await this.withdraw(tx, caller);
    });
    return this.get(caller);
  }

  /** Lets a device be registered: with consent on file, or with consent given now (PN-08). Throws `push.consentMissing`. */
  async requireConsent(tx: Tx, caller: Caller, givenNow: boolean): Promise<void> {
    const { consentGivenAt } = await this.person(tx, caller);
    if (consentGivenAt) return;
    if (!givenNow) throw new VigieError('push.consentMissing', { property: 'consent' });
    await this.give(tx, caller);
  }

  private async person({ manager }: Tx, caller: Caller): Promise<PersonRow> {
    const userId = caller.principal.id;
    await manager.query('INSERT INTO push_people (user_id) VALUES ($1) ON CONFLICT (user_id) DO NOTHING', [userId]);
    return manager.findOneOrFail(PersonRow, { where: { userId }, lock: { mode: 'pessimistic_write' } });
  }

  private async give(tx: Tx, caller: Caller): Promise<void> {
    const [userId, now] = [caller.principal.id, new Date()];
    await tx.manager.update(PersonRow, { userId }, { consentGivenAt: now, consentVersion, consentLanguage: caller.language });
    await tx.manager.query('INSERT INTO push_consents (id, user_id, given_at, version, language) VALUES ($1, $2, $3, $4, $5)', [messageId(), userId, now, consentVersion, caller.language]);
    await this.log(tx, caller, 'pushConsent.given');
  }

  private async withdraw(tx: Tx, caller: Caller): Promise<void> {
    const userId = caller.principal.id;
    await tx.manager.update(PersonRow, { userId }, { consentGivenAt: null, consentVersion: null, consentLanguage: null });
    await tx.manager.query('UPDATE push_consents SET withdrawn_at = now() WHERE user_id = $1 AND withdrawn_at IS NULL', [userId]);
    for (const { id } of await tx.manager.findBy(DeviceRow, { userId })) await tx.tell(pushDeviceRemoved, { id, user: userId, reason: 'consentWithdrawn' });
    await tx.manager.delete(DeviceRow, { userId });
    await this.log(tx, caller, 'pushConsent.withdrawn');
  }

  private log(tx: Tx, caller: Caller, operation: string): Promise<void> {
    return this.audit.write(caller, {
      log: 'audit', category: 'notification', operation, object: { type: 'users', id: caller.principal.id, name: caller.principal.name }, outcome: 'success', details: { version: consentVersion },
    }, tx);
  }
}
