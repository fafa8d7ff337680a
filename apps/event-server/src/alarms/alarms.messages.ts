import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { alarmFind, AlarmFindRequest } from '@vigie/contracts';
import type { AlarmFindReply } from '@vigie/contracts';
import { Answers } from '@vigie/platform/messaging';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { sourceOf } from '../events/event.rules.js';
import { AlarmsService } from './alarms.service.js';

/** What other services ask about alarms, for somebody who may see them (IM-34). */
@Controller()
export class AlarmsMessages {
  constructor(private readonly alarms: AlarmsService) {}

  @Answers(alarmFind)
  @Requires('alarm.view')
  async find(@Payload() { alarm }: AlarmFindRequest, @Who() caller: Caller): Promise<AlarmFindReply> {
    const row = await this.alarms.one(caller, alarm);
    const source = sourceOf(row);
    return { id: row.id, number: Number(row.number), name: row.name, time: row.time.toISOString(), ...(source ? { source } : {}) };
  }
}
