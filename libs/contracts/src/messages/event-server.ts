import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact, defineQuestion } from '../definitions.js';
import { entityTypes } from '../references.js';
import type { EntityType } from '../references.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';

/** States of an alarm; what leads where is the event-server's rule (EV-03). */
export const alarmStates = ['new', 'inProgress', 'onHold', 'closed'] as const;
export type AlarmState = (typeof alarmStates)[number];

/** What an alarm is about: `system` concerns the installation itself (PN-03). */
export const alarmCategories = ['camera', 'system', 'other'] as const;
export type AlarmCategory = (typeof alarmCategories)[number];

/** Why an alarm changed. `recurred`: it had ended and is back; `repeated`: once more while it goes on; `ended`: the condition is gone. */
export const alarmChanges = ['raised', 'recurred', 'repeated', 'ended', 'stateChanged', 'assigned', 'commented', 'priorityChanged', 'closed'] as const;
export type AlarmChange = (typeof alarmChanges)[number];

/** A reference with the name that the thing had at that time. */
export class NamedThing {
  @IsIn(entityTypes)
  type: EntityType;

  @IsId()
  id: string;

  @IsOptional()
  @IsString()
  @MaxLength(512)
  name?: string;
}

/** One text in every language of the product. */
export class LocalizedText {
  @IsString()
  @MaxLength(512)
  en: string;

  @IsString()
  @MaxLength(512)
  fr: string;

  @IsString()
  @MaxLength(512)
  ja: string;
}

/** An alarm as it stands after the change that is told. */
export class AlarmFact {
  @IsId()
  id: string;

  /** Counts the alarms of the site, for people. */
  @IsInt()
  @Min(1)
  number: number;

  /** Grows with every change of the alarm. */
  @IsInt()
  @Min(1)
  version: number;

  @IsIn(alarmChanges)
  change: AlarmChange;

  @Nested(() => LocalizedText)
  name: LocalizedText;

  @IsId()
  definition: string;

  @IsIn(alarmCategories)
  category: AlarmCategory;

  /** 1 (high) to 3 (low). */
  @IsInt()
  @Min(1)
  @Max(3)
  priority: number;

  @IsIn(alarmStates)
  state: AlarmState;

  /** Where it comes from; missing: the site as a whole. Rights on it decide who sees the alarm. */
  @IsOptional()
  @Nested(() => NamedThing)
  source?: NamedThing;

  /** When it was raised. */
  @IsInstant()
  time: string;

  /** How often its event came while it was open. */
  @IsInt()
  @Min(1)
  occurrences: number;

  /** When the condition was gone, for example the signal back. */
  @IsOptional()
  @IsInstant()
  endedAt?: string;

  @IsOptional()
  @Nested(() => NamedThing)
  assignedTo?: NamedThing;

  @IsOptional()
  @IsInstant()
  closedAt?: string;
}

/** Something that happened, as the event-server took it (EV-01). */
export class EventFact {
  @IsId()
  id: string;

  @IsInstant()
  time: string;

  /** Stable code, such as `camera.signalLost` or `userDefined.doorOpened`. */
  @IsString()
  @MaxLength(128)
  type: string;

  @IsOptional()
  @Nested(() => NamedThing)
  source?: NamedThing;

  /** Whether a person or an integration triggered it. */
  @IsBoolean()
  triggered: boolean;
}

export class AlarmFindRequest {
  @IsId()
  alarm: string;
}

/** What an alarm is about, for whoever keeps a record of it. */
export class AlarmFindReply {
  @IsId()
  id: string;

  @IsInt()
  @Min(1)
  number: number;

  @Nested(() => LocalizedText)
  name: LocalizedText;

  /** Where it comes from; missing: the site as a whole. */
  @IsOptional()
  @Nested(() => NamedThing)
  source?: NamedThing;

  /** When it was raised. */
  @IsInstant()
  time: string;
}

const service = 'event-server';

const alarm: AlarmFact = {
  id: '3d0b8f0a-4f2e-4c57-8f4e-6a1f5b6c7d01',
  number: 12,
  version: 1,
  change: 'raised',
  name: { en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' },
  definition: '00000000-0000-4000-8000-0000000000c1',
  category: 'camera',
  priority: 1,
  state: 'new',
  source: { type: 'cameras', id: '7b0f6a1e-1c55-4b0e-9d7b-2d9f1f3c9a10', name: 'Entrance' },
  time: '2026-11-22T10:15:30.250Z',
  occurrences: 1,
};

/** An alarm is there, or is back after it had ended (EV-02). */
export const alarmRaised = defineFact({ service, thing: 'alarm', verb: 'raised', payload: AlarmFact, sample: alarm });

/** It changed in any other way; `change` says how (EV-03). */
export const alarmUpdated = defineFact({
  service, thing: 'alarm', verb: 'updated', payload: AlarmFact,
  sample: { ...alarm, version: 2, change: 'ended', endedAt: '2026-11-22T10:17:02.000Z' },
});

/** It is closed for good. */
export const alarmClosed = defineFact({
  service, thing: 'alarm', verb: 'closed', payload: AlarmFact,
  sample: { ...alarm, version: 3, change: 'closed', state: 'closed', closedAt: '2026-11-22T10:20:00.000Z' },
});

/** An event was taken; for whoever wants them all in one place (EV-10). */
export const eventTaken = defineFact({
  service, thing: 'event', verb: 'taken', payload: EventFact,
  sample: { id: 'c1a5d6a2-5a2b-4f1b-8a1c-3b1e4f5a6b02', time: '2026-11-22T10:15:30.250Z', type: 'camera.signalLost', source: alarm.source, triggered: false },
});

/** One alarm; decided on the caller's right to see it. Refused as `object.notFound` where there is none or it is hidden from them. */
export const alarmFind = defineQuestion({
  service, askers: ['incident-manager'], thing: 'alarm', verb: 'find', request: AlarmFindRequest, reply: AlarmFindReply,
  samples: { request: { alarm: alarm.id }, reply: { id: alarm.id, number: alarm.number, name: alarm.name, source: alarm.source, time: alarm.time } },
});
