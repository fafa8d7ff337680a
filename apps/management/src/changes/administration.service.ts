import { Injectable } from '@nestjs/common';
import { ref, VigieError } from '@vigie/contracts';
import type { EntityType, Outcome, Privilege, Ref } from '@vigie/contracts';
import { Database, isTaken } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail, sourceTypes } from '@vigie/platform/security';
import type { AuditEntry, Caller } from '@vigie/platform/security';
import { ChangeJudge } from '../rights/change-judge.js';
import { RightsPublisher } from '../rights/rights-publisher.js';
import { missing } from './rows.js';

/** What somebody is about to change. */
export interface Step {
  /** Stable code, such as `camera.created`. */
  operation: string;
  privilege: Privilege;
  object: { type: EntityType; id: string; name?: string };
  details?: Record<string, string | number | boolean>;
}

/** Steps of one resource: `stepsOf('camera', 'cameras')('created', camera)`. */
export const stepsOf = (thing: string, type: EntityType, privilege: Privilege) =>
  (verb: string, { id, name }: { id: string; name?: string }): Step => ({ operation: `${thing}.${verb}`, privilege, object: { type, id, ...(name ? { name } : {}) } });

/** How every change of the configuration is made: one transaction, judged by its effect (ID-20), with its entry in the administration register (MG-54); then its rights are published. */
@Injectable()
export class Administration {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
    private readonly publisher: RightsPublisher,
    private readonly judge: ChangeJudge,
  ) {}

  /** Like authorise, for what a body names: what the caller may not know of is refused like what does not exist. */
  async authoriseNamed(caller: Caller, privilege: Privilege, entity: Ref, property: string): Promise<void> {
    await this.access.require(caller, privilege, entity).catch((error: unknown) => {
      throw error instanceof VigieError && error.code === 'object.notFound' ? new VigieError('reference.unknown', { property }) : error;
    });
  }

  /** Refuses who may not do this; says of a deleted object that it was deleted, to those who could have seen it. */
  async authorise(caller: Caller, privilege: Privilege, entity?: Ref): Promise<void> {
    try {
      await this.access.require(caller, privilege, entity);
    } catch (error) {
      if (entity && error instanceof VigieError && error.code === 'object.notFound') await this.refuseDeleted(caller, privilege, entity);
      throw error;
    }
  }

  /**
   * Runs a change and waits until the rights that it touches are published. The work may complete the step (the name of the object,
   * details), and runs again when another transaction stood in its way. A refusal is an entry as well.
   */
  async change<T>(caller: Caller, step: Step, work: (tx: Tx, step: Step) => Promise<T>): Promise<T> {
    const result = await this.attempt(caller, step, work);
    await this.publisher.published();
    return result;
  }

  /** Work outside of this site that comes before a change, such as asking another one: its refusal is an entry as well. */
  async before<T>(caller: Caller, step: Step, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.writeRefusal(caller, step, error);
      throw error;
    }
  }

  private async attempt<T>(caller: Caller, step: Step, work: (tx: Tx, step: Step) => Promise<T>): Promise<T> {
    const shown: Step = { ...step, object: { ...step.object } };
    try {
      return await this.judge.change(caller, async (tx) => {
        const value = await work(tx, shown);
        await this.audit.write(caller, entry(shown, 'success'), tx);
        return value;
      });
    } catch (thrown) {
      const error = isTaken(thrown) ? new VigieError('object.exists', { property: 'name', cause: thrown }) : thrown;
      await this.writeRefusal(caller, shown, error);
      throw error;
    }
  }

  private async writeRefusal(caller: Caller, shown: Step, error: unknown): Promise<void> {
    const refused = error instanceof VigieError;
    await this.audit.write(caller, entry(shown, refused ? 'refused' : 'failure', refused ? error.code : 'internal.error'));
  }

  private async refuseDeleted(caller: Caller, privilege: Privilege, { type, id }: Ref): Promise<void> {
    const could = sourceTypes.includes(type) ? this.access.decide(caller, privilege, ref(type, id), { kept: true }) : this.access.decide(caller, privilege);
    if (!could.allowed) return;
    const reason = await missing(this.database.read, type, id);
    if (reason.code === 'object.deleted') throw reason;
  }
}

const entry = ({ operation, privilege, object, details }: Step, outcome: Outcome, reason?: string): AuditEntry => ({
  log: 'administration', category: 'configuration', operation, privilege, object, outcome,
  ...(reason ? { reason } : {}), ...(details ? { details } : {}),
});
