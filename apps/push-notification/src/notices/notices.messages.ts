import { Injectable } from '@nestjs/common';
import { alarmRaised, alarmUpdated } from '@vigie/contracts';
import type { AlarmFact } from '@vigie/contracts';
import { Hears } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { Notices } from './notices.service.js';

/** Hears of alarms. */
@Injectable()
export class NoticesMessages {
  constructor(private readonly notices: Notices) {}

  @Hears(alarmRaised)
  onRaised(alarm: AlarmFact, tx: Tx): Promise<void> {
    return this.notices.take(alarm, tx);
  }

  @Hears(alarmUpdated)
  onUpdated(alarm: AlarmFact, tx: Tx): Promise<void> {
    return this.notices.take(alarm, tx);
  }
}
