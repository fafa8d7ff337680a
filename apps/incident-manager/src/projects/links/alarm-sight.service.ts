import { Injectable } from '@nestjs/common';
import { alarmFind, ref, VigieError } from '@vigie/contracts';
import type { AlarmFindReply, EntityType, Ref } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import type { LinkRow } from './link.entity.js';
import { sourceOf } from './link.view.js';

/** What an alarm can come from. */
const sourceTypes: EntityType[] = ['cameras', 'hardware', 'recordingServers', 'sites'];

/** Which alarms somebody may see: those there are are the event-server's to show, those on record are decided here alike (IM-34). */
@Injectable()
export class AlarmSight {
  constructor(private readonly questions: Questions, private readonly access: AccessControl, private readonly config: IncidentConfig) {}

  /** The alarm as it is now. Throws `incident.alarm.unknown` where there is none or the caller may not see it, `service.unavailable` where nobody says. */
  async find(caller: Caller, id: string): Promise<AlarmFindReply> {
    try {
      return await this.questions.ask(alarmFind, { alarm: id }, { caller, deadlineMs: this.config.alarmQuestionMs });
    } catch (error) {
      if (!(error instanceof VigieError) || error.status >= 500) throw error;
      throw new VigieError('incident.alarm.unknown', { property: 'alarm', cause: error });
    }
  }

  /** Ids of the sources whose alarms the caller may see; `all`: all but these, and what has no source. */
  sources(caller: Caller): { all: boolean; ids: string[] } {
    const known = sourceTypes.flatMap((type) => this.access.index.entityIds(type).map((id) => ref(type, id)));
    const seen = new Set(this.access.filter(caller, 'alarm.view', known).map(({ id }) => id));
    const all = this.access.decide(caller, 'alarm.view').allowed;
    return { all, ids: all ? known.map(({ id }) => id).filter((id) => !seen.has(id)) : [...seen] };
  }

  /** The same of a link on record. */
  sees(caller: Caller, row: LinkRow): boolean {
    return this.seesSource(caller, sourceOf(row));
  }

  /** Rights on the source decide; what has none, or one that is no longer known, belongs to the site as a whole. */
  seesSource(caller: Caller, source: Ref | undefined): boolean {
    return this.access.decide(caller, 'alarm.view', source && this.access.index.entity(source) ? source : undefined).allowed;
  }
}
