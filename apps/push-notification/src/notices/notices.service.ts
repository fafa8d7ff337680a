import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { AlarmFact } from '@vigie/contracts';
import { Database, messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { SourceSight } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { PushConfig } from '../app.config.js';
import { isContact } from '../settings/contact.rules.js';
import { NoticeRow } from './notice.entity.js';
import { isTold } from './notice.rules.js';

/** Everything people are told of, and to which devices it goes. */
@Injectable()
export class Notices {
  constructor(private readonly config: PushConfig, private readonly database: Database, private readonly sight: SourceSight) {}

  /**
   * Takes an alarm's change: one notice, and one delivery for each enabled device of those who agreed and chose to hear
   * of it (PN-02, PN-03, PN-08). Rights are looked at when it is sent, since they may change until then. Without a contact that push services accept only open clients are told.
   */
  async take(alarm: AlarmFact, { manager }: Tx): Promise<void> {
    if (!isTold(alarm)) return;
    const id = messageId();
    await manager.insert(NoticeRow, { id, alarmId: alarm.id, change: alarm.change, content: alarm, createdAt: new Date() });
    if (!isContact(this.config.contact)) return;
    await manager.query(
      `INSERT INTO push_deliveries (notice_id, device_id, due_at)
       SELECT $1, device.id, now() FROM push_devices device JOIN push_people person USING (user_id)
        WHERE device.enabled AND person.consent_given_at IS NOT NULL
          AND (person.which = 'all' OR (person.which = 'assigned' AND person.user_id = $2) OR (person.which = 'system' AND $3 = 'system'))`,
      [id, alarm.assignedTo?.id ?? null, alarm.category],
    );
  }

  /** What a push's id stands for, for those who may know (PN-07). */
  async get(caller: Caller, id: string): Promise<NoticeRow> {
    const row = await this.database.read.findOneBy(NoticeRow, { id });
    if (!row || !this.sight.mayKnowAlarm(caller.principal, row.content)) throw new VigieError('object.notFound');
    return row;
  }

  /** Notices after one, oldest first. */
  after(number: string): Promise<NoticeRow[]> {
    return this.database.read.createQueryBuilder(NoticeRow, 'notice').where('notice.number > :number', { number }).orderBy('notice.number').limit(500).getMany();
  }

  async newest(): Promise<string> {
    const [row] = await this.database.read.query<{ number: string }[]>('SELECT coalesce(max(number), 0)::text AS number FROM push_notices');
    return row?.number ?? '0';
  }
}
