import { Injectable } from '@nestjs/common';
import type { AlarmChange } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import { alarmView } from '../alarms/alarm.view.js';
import type { AlarmRecord } from '../alarms/alarm.view.js';
import type { EventRow } from '../events/event.entity.js';
import { eventView, sourceOf } from '../events/event.rules.js';
import { Visibility } from '../events/visibility.js';
import type { FeedLine } from './feed.js';

const told: Partial<Record<AlarmChange, string>> = { raised: 'raised', recurred: 'raised', closed: 'closed' };

/** What a caller is told of a line: in their language, and only what they may see at this moment. */
@Injectable()
export class LiveFrames {
  constructor(private readonly visibility: Visibility) {}

  of({ kind, document }: FeedLine, caller: Caller): object | undefined {
    return kind === 'alarm' ? this.alarm(document as { change: AlarmChange; alarm: AlarmRecord }, caller) : this.event(document as EventRow, caller);
  }

  private alarm({ change, alarm }: { change: AlarmChange; alarm: AlarmRecord }, caller: Caller): object | undefined {
    if (!this.visibility.mayKnowAlarm(caller, { source: sourceOf(alarm) })) return undefined;
    return { type: 'alarm', change: told[change] ?? 'updated', detail: change, alarm: alarmView(alarm, caller.language) };
  }

  private event(event: EventRow, caller: Caller): object | undefined {
    return this.visibility.may(caller, 'event.view', sourceOf(event)) ? { type: 'event', event: eventView(event) } : undefined;
  }
}
