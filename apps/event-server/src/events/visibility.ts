import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { EntityType, NamedThing, Privilege, Ref } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';

/** What an event can come from. */
const sourceTypes: EntityType[] = ['cameras', 'hardware', 'recordingServers', 'sites'];

/**
 * Who may see what came from where. A right on the source decides; what has no source, or one that is no longer known,
 * belongs to the site as a whole.
 */
@Injectable()
export class Visibility {
  constructor(private readonly access: AccessControl) {}

  may(caller: Caller, privilege: Privilege, source?: NamedThing | Ref): boolean {
    return this.access.decide(caller, privilege, this.known(source)).allowed;
  }

  /** Refuses, and logs the refusal. */
  async require(caller: Caller, privilege: Privilege, source?: NamedThing | Ref): Promise<void> {
    await this.access.require(caller, privilege, this.known(source));
  }

  /** The name that a thing has now. */
  nameOf(thing: Ref): string | undefined {
    return thing.type === 'users' ? this.access.index.principal(thing.id)?.principal.name : this.access.index.entity(thing)?.name;
  }

  /** Narrows a query to the rows that the caller may see. */
  narrow<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, caller: Caller, privilege: Privilege): SelectQueryBuilder<T> {
    const known = sourceTypes.flatMap((type) => this.access.index.entityIds(type).map((id) => ({ type, id })));
    const allowed = new Set(this.access.filter(caller, privilege, known).map(({ id }) => id));
    const column = `${alias}.sourceId`;
    if (!this.access.decide(caller, privilege).allowed) return qb.andWhere(`${column} = ANY(:visible)`, { visible: [...allowed] });
    const hidden = known.filter(({ id }) => !allowed.has(id)).map(({ id }) => id);
    return hidden.length === 0 ? qb : qb.andWhere(`(${column} IS NULL OR ${column} <> ALL(:hidden))`, { hidden });
  }

  private known(source?: NamedThing | Ref): Ref | undefined {
    return source && this.access.index.entity(source) ? { type: source.type, id: source.id } : undefined;
  }
}
