import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { eventTaken, VigieError } from '@vigie/contracts';
import type { EventView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { entryOf } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { AlarmRaiser } from '../alarms/alarm-raiser.js';
import { Feed } from '../live/feed.js';
import type { TriggerEventDto } from './event.dto.js';
import { EventRow } from './event.entity.js';
import { eventColumns, eventList } from './event.list.js';
import { eventRow, eventView, userDefined } from './event.rules.js';
import type { NewEvent } from './event.rules.js';
import { pageOf } from './list-page.js';
import { Visibility } from './visibility.js';

/** Takes events, keeps them, and lets the alarms know (EV-01). */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: Database,
    private readonly visibility: Visibility,
    private readonly raiser: AlarmRaiser,
    private readonly feed: Feed,
  ) {}

  /** In the transaction of whoever says it: the event, the alarms it raises or ends, and what is told of both. */
  async take(event: NewEvent, tx: Tx): Promise<EventRow> {
    const row = eventRow(event);
    await tx.manager.insert(EventRow, row);
    const { id, type, source } = event;
    await tx.tell(eventTaken, { id, time: event.time.toISOString(), type, ...(source ? { source } : {}), triggered: event.triggeredBy !== undefined });
    await this.feed.add(tx.manager, 'event', row);
    await this.raiser.on(event, tx);
    return row;
  }

  /** A person or an integration triggers a user-defined event (EV-05). */
  async trigger(caller: Caller, dto: TriggerEventDto): Promise<EventView> {
    if (!dto.type.startsWith(userDefined)) throw new VigieError('event.typeReserved', { property: 'type' });
    await this.visibility.requireTrigger(caller, dto.source);
    const name = dto.source && this.visibility.nameOf(dto.source);
    const source = dto.source && { type: dto.source.type, id: dto.source.id, ...(name ? { name } : {}) };
    const event: NewEvent = {
      id: randomUUID(), time: dto.time ? new Date(dto.time) : new Date(), type: dto.type, triggeredBy: caller.principal.id,
      ...(source ? { source } : {}), ...(dto.data ? { data: dto.data } : {}),
    };
    return this.database.change(async (tx) => {
      const row = await this.take(event, tx);
      await tx.log(entryOf(caller, {
        log: 'audit', category: 'event', operation: 'event.triggered', privilege: 'event.trigger', outcome: 'success',
        object: { type: 'events', id: event.id, name: event.type }, ...(source ? { details: { source: source.name ?? source.id } } : {}),
      }));
      return eventView(row);
    });
  }

  async list(caller: Caller, query: ListQuery, cursor?: string): Promise<{ events: EventView[]; cursor?: string }> {
    const make = () => this.visibility.narrow(this.database.read.createQueryBuilder(EventRow, 'event'), 'event', caller, 'event.view');
    const { rows, ...rest } = await pageOf({ make, alias: 'event', definition: eventList, columns: eventColumns }, query, cursor);
    return { events: rows.map(eventView), ...rest };
  }

  async one(caller: Caller, id: string): Promise<EventView> {
    const row = await this.visibility.narrow(this.database.read.createQueryBuilder(EventRow, 'event'), 'event', caller, 'event.view').andWhere('event.id = :id', { id }).getOne();
    if (!row) throw new VigieError('object.notFound');
    return eventView(row);
  }
}
