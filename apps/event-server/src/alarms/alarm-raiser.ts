import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { AlarmChange } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';
import { DefinitionRow } from '../definitions/definition.entity.js';
import { namesOf } from '../definitions/definition.rules.js';
import { sourceColumns } from '../events/event.rules.js';
import type { NewEvent } from '../events/event.rules.js';
import { AlarmChanges } from './alarm-changes.js';
import { AlarmRow } from './alarm.entity.js';
import { isWorthTelling } from './alarm.rules.js';

/** Raises and ends alarms as their definitions say (EV-02). One is open for a source and a definition; it counts what comes again. */
@Injectable()
export class AlarmRaiser {
  constructor(private readonly changes: AlarmChanges) {}

  async on(event: NewEvent, tx: Tx): Promise<void> {
    const definitions = await tx.manager.createQueryBuilder(DefinitionRow, 'definition')
      .where('definition.enabled AND (:type = ANY(definition.events) OR :type = ANY(definition.endEvents))', { type: event.type })
      .orderBy('definition.id').getMany();
    for (const definition of definitions) {
      if (definition.events.includes(event.type)) await this.raise(event, definition, tx);
      else await this.end(event, definition, tx);
    }
  }

  private async raise(event: NewEvent, definition: DefinitionRow, tx: Tx): Promise<void> {
    const raised = await this.insert(event, definition, tx);
    if (raised) {
      await this.record(raised, 'raised', tx);
      return;
    }
    const open = await this.open(event, definition, tx);
    // Closed in the instant between: what is open now is for the next event to find.
    if (!open) return;
    const change = open.endedAt === null ? 'repeated' : 'recurred';
    const next = { ...open, occurrences: open.occurrences + 1, lastTime: event.time, endedAt: null, version: open.version + 1 };
    await tx.manager.update(AlarmRow, { id: open.id }, { occurrences: next.occurrences, lastTime: next.lastTime, endedAt: null, version: next.version });
    if (change === 'recurred' || isWorthTelling(next.occurrences)) await this.record(next, change, tx);
  }

  /** The new alarm; undefined where one is open. */
  private async insert(event: NewEvent, definition: DefinitionRow, tx: Tx): Promise<AlarmRow | undefined> {
    const { id: definitionId, name: definitionName, category, priority, instructions, assignToId, assignToName } = definition;
    const id = randomUUID();
    await tx.manager.createQueryBuilder().insert().into(AlarmRow).values({
      id, definitionId, definitionName, name: namesOf(definition), category, priority, state: 'new', ...sourceColumns(event.source),
      time: event.time, lastTime: event.time, occurrences: 1, endedAt: null, assignedToId: assignToId, assignedToName: assignToName, instructions, closedAt: null, version: 1,
    }).orIgnore().updateEntity(false).execute();
    return (await tx.manager.findOneBy(AlarmRow, { id })) ?? undefined;
  }

  private async end(event: NewEvent, definition: DefinitionRow, tx: Tx): Promise<void> {
    const open = await this.open(event, definition, tx);
    if (!open || open.endedAt !== null) return;
    const closing = definition.autoClose ? { state: 'closed' as const, closedAt: new Date() } : {};
    const next = { ...open, ...closing, endedAt: event.time, version: open.version + 1 };
    await tx.manager.update(AlarmRow, { id: open.id }, { ...closing, endedAt: event.time, version: next.version });
    await this.record(next, definition.autoClose ? 'closed' : 'ended', tx);
  }

  private async open({ source }: NewEvent, definition: DefinitionRow, tx: Tx): Promise<AlarmRow | undefined> {
    const found = await tx.manager.createQueryBuilder(AlarmRow, 'alarm').setLock('pessimistic_write')
      .where({ definitionId: definition.id, sourceId: source?.id ?? IsNull() }).andWhere(`alarm.state <> 'closed'`).getOne();
    return found ?? undefined;
  }

  private async record(alarm: AlarmRow, change: AlarmChange, tx: Tx): Promise<void> {
    await this.changes.record(alarm, change, tx);
    await tx.log({
      log: 'ruleTriggered', category: 'alarm', operation: `alarm.${change}`, outcome: 'success', object: { type: 'alarms', id: alarm.id, name: `${alarm.number} ${alarm.name.en}` },
      details: { occurrences: alarm.occurrences, definition: alarm.definitionId, ...(alarm.sourceName ? { source: alarm.sourceName } : {}) },
    });
  }
}
