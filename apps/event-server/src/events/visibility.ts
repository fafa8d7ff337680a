import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { VigieError } from '@vigie/contracts';
import type { NamedThing, Privilege, Ref } from '@vigie/contracts';
import { sourceCondition, SourceSight } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';

/** Who may see what came from where: the platform's rule, over what this service keeps. */
@Injectable()
export class Visibility {
  constructor(private readonly sight: SourceSight) {}

  may(caller: Caller, privilege: Privilege, source?: NamedThing | Ref): boolean {
    return this.sight.mayKnowOf(caller, privilege, source);
  }

  mayKnowAlarm({ principal }: Caller, alarm: { source?: Ref | NamedThing | undefined }): boolean {
    return this.sight.mayKnowAlarm(principal, alarm);
  }

  /**
   * Refuses a source of which the caller may not trigger events, and logs the refusal. One that the caller may not see is
   * answered like one that there is not: `reference.unknown`.
   */
  async requireTrigger(caller: Caller, source?: Ref): Promise<void> {
    if (source && !this.sight.isThere(source)) throw unknown();
    try {
      await this.require(caller, 'event.trigger', source);
    } catch (error) {
      throw source && error instanceof VigieError && error.code === 'object.notFound' ? unknown() : error;
    }
  }

  /** Refuses, and logs the refusal. */
  async require(caller: Caller, privilege: Privilege, source?: NamedThing | Ref): Promise<void> {
    await this.sight.require(caller, privilege, source);
  }

  /** The name that a thing has, or the last one it had. */
  nameOf(thing: Ref): string | undefined {
    return this.sight.nameOf(thing);
  }

  /** Narrows a query to the rows that the caller may see. */
  narrow<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, caller: Caller, privilege: Privilege): SelectQueryBuilder<T> {
    const { sql, parameters } = sourceCondition(this.sight.seen(caller, privilege), `${alias}.sourceType`, `${alias}.sourceId`);
    return qb.andWhere(sql, parameters);
  }
}

const unknown = (): VigieError => new VigieError('reference.unknown', { property: 'source' });
