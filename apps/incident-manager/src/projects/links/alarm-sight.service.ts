import { Injectable } from '@nestjs/common';
import { alarmFind, VigieError } from '@vigie/contracts';
import type { AlarmFindReply, Ref } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import { sourceCondition, SourceSight } from '@vigie/platform/security';
import type { Caller, SqlCondition } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import type { LinkRow } from './link.entity.js';
import { sourceOf } from './link.view.js';

/** Which alarms somebody may see: those there are are the event-server's to show, those on record are decided here by the same rule (IM-34). */
@Injectable()
export class AlarmSight {
  constructor(private readonly questions: Questions, private readonly sight: SourceSight, private readonly config: IncidentConfig) {}

  /** The alarm as it is now. Throws `incident.alarm.unknown` where there is none or the caller may not see it, `service.unavailable` where nobody says. */
  async find(caller: Caller, id: string): Promise<AlarmFindReply> {
    try {
      return await this.questions.ask(alarmFind, { alarm: id }, { caller, deadlineMs: this.config.alarmQuestionMs });
    } catch (error) {
      if (!(error instanceof VigieError) || error.status >= 500) throw error;
      throw new VigieError('incident.alarm.unknown', { property: 'alarm', cause: error });
    }
  }

  /** Links to alarms that the caller may see, as SQL over the columns that keep type and id of their sources. */
  condition(caller: Caller, typeColumn: string, idColumn: string): SqlCondition {
    return sourceCondition(this.sight.seen(caller, 'alarm.view'), typeColumn, idColumn);
  }

  /** The same of a link on record. */
  sees(caller: Caller, row: LinkRow): boolean {
    return this.seesSource(caller, sourceOf(row));
  }

  seesSource(caller: Caller, source: Ref | undefined): boolean {
    return this.sight.mayKnowAlarm(caller.principal, { source });
  }
}
