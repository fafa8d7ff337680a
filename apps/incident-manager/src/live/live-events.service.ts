import { Injectable } from '@nestjs/common';
import { incidentLiveThings, ref } from '@vigie/contracts';
import type { EntityType, IncidentLiveEvent, IncidentLiveThing, Privilege, Ref } from '@vigie/contracts';
import type { PassingFact } from '@vigie/platform/messaging';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { AlarmSight } from '../projects/links/alarm-sight.service.js';
import { seesSequence } from '../projects/sequences/sequence-sight.js';
import type { RecordedCamera } from '../projects/sequences/sequence-sight.js';

/** What one has to be allowed to see to be told that it changed. */
const privileges: Record<IncidentLiveThing, Privilege> = {
  incidentProject: 'incidentProject.view', hold: 'incidentProject.view', link: 'incidentProject.view',
  sequence: 'incidentSequence.view', comment: 'incidentComment.view', call: 'incidentCall.view', custodyEntry: 'incidentCustody.view',
  incidentType: 'incidentProperties.view', incidentStatus: 'incidentProperties.view', incidentCategory: 'incidentProperties.view',
  incidentCategoryValue: 'incidentProperties.view', incidentDataField: 'incidentProperties.view', incidentSettings: 'incidentProperties.view',
};

/** Everything that lets somebody be told of anything. */
export const livePrivileges: readonly Privilege[] = [...new Set(Object.values(privileges))];

const isLive = (thing: string): thing is IncidentLiveThing => (incidentLiveThings as readonly string[]).includes(thing);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Makes of a fact what a caller is told of it: which thing changed, never what it says (IM-34). */
@Injectable()
export class LiveEvents {
  constructor(private readonly access: AccessControl, private readonly alarms: AlarmSight) {}

  /** Undefined where the fact is about nothing that clients show. */
  event({ thing, verb, data }: PassingFact): IncidentLiveEvent | undefined {
    if (!isLive(thing)) return undefined;
    const id = text(data.id);
    const project = thing === 'incidentProject' ? id : text(data.project);
    return {
      type: 'change', event: `${thing}.${verb}`, thing, operation: verb, ...(id ? { id } : {}), ...(project ? { project } : {}),
      ...(typeof data.version === 'number' ? { version: data.version } : {}),
    };
  }

  /** The same for those who may not see incident data: its changes are not counted, nor told where nothing else changed (IM-50). */
  openEvent(event: IncidentLiveEvent, { data }: PassingFact): IncidentLiveEvent | undefined {
    if (data.onlyData === true) return undefined;
    return typeof data.openVersion === 'number' ? { ...event, version: data.openVersion } : event;
  }

  seesData(caller: Caller): boolean {
    return this.access.decide(caller, 'incidentData.view').allowed;
  }

  /** Decided anew for every event: a right that was taken away acts at once. Of what is in a project hears who may see the project, too. */
  mayHear(caller: Caller, { thing, project }: IncidentLiveEvent, { data }: PassingFact): boolean {
    if (project !== undefined && !this.access.decide(caller, 'incidentProject.view').allowed) return false;
    if (!this.access.decide(caller, privileges[thing]).allowed) return false;
    if (thing === 'sequence') return seesSequence(this.access, caller, cameraIn(data));
    return thing !== 'link' || this.alarms.seesSource(caller, sourceIn(data));
  }
}

/** As a fact tells it: only of a camera of a child site it says which. */
const cameraIn = ({ camera, site }: Record<string, unknown>): RecordedCamera => ({ cameraId: text(camera) ?? '', siteId: text(site) ?? '', siteName: text(site) ?? null });

function sourceIn({ source }: Record<string, unknown>): Ref | undefined {
  const { type, id } = (source ?? {}) as { type?: EntityType; id?: string };
  return type && id ? ref(type, id) : undefined;
}
