import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { alarmClosed, alarmRaised, alarmUpdated } from '@vigie/contracts';
import type { AlarmChange } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';
import type { Principal } from '@vigie/platform/security';
import { Feed } from '../live/feed.js';
import { ActivityRow } from './activity.entity.js';
import type { AlarmRow } from './alarm.entity.js';
import { alarmFact } from './alarm.view.js';

const facts: Partial<Record<AlarmChange, typeof alarmRaised>> = { raised: alarmRaised, recurred: alarmRaised, closed: alarmClosed };

export interface Step {
  by?: Principal;
  comment?: string;
  details?: Record<string, string | number | boolean>;
}

/** What every change of an alarm leaves behind: a line in its history, a fact for other services, a line in the feed of open clients. */
@Injectable()
export class AlarmChanges {
  constructor(private readonly feed: Feed) {}

  async record(row: AlarmRow, change: AlarmChange, tx: Tx, { by, comment, details }: Step = {}): Promise<void> {
    const activity: ActivityRow = {
      id: randomUUID(), alarmId: row.id, time: new Date(), operation: change, userId: by?.id ?? null, userName: by?.name ?? null, comment: comment ?? null, details: details ?? null,
    };
    await tx.manager.insert(ActivityRow, activity);
    await tx.tell(facts[change] ?? alarmUpdated, alarmFact(row, change));
    await this.feed.add(tx.manager, 'alarm', { change, alarm: row });
  }
}
