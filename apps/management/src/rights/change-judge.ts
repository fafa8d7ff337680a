import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rightsKey, VigieError } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { concernsEverybody, Giving, mayBringAbout } from '@vigie/platform/security';
import type { Caller, RightsIndex } from '@vigie/platform/security';
import { ManagementConfig } from '../app.config.js';
import { judgedState } from './judged-state.js';
import { loadRegister } from './load-register.js';
import type { Wanted } from './register.js';
import { touchedIn } from './rights-marks.js';
import { wantedBy } from './wanted.rules.js';

/** Changes that are judged wait for each other: two together could give what neither may. */
const oneAtATime = 'SELECT pg_advisory_xact_lock(7114520005)';

/**
 * Judges changes by their effect (ID-20): the documents that a transaction marked, and all groups and roles, are compiled as they were
 * and as they would be, and the difference must be one that the caller may bring about. So no change can be forgotten: what marks nothing
 * changes nobody's rights, and what marks is judged. Administrators may everything and are not kept waiting.
 */
@Injectable()
export class ChangeJudge {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database, private readonly giving: Giving, private readonly config: ManagementConfig) {}

  /** Runs a change in a transaction. Throws `role.beyondOwnRights`, and nothing is changed, where it gives, takes or opens more than the caller holds. */
  change<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.giving.isAdministrator(caller)) return this.database.change(work);
    return this.inTurn(() => this.database.change(async (tx) => {
      await tx.manager.query(oneAtATime);
      const value = await work(tx);
      await this.require(caller, tx.manager);
      return value;
    }));
  }

  private async require(caller: Caller, manager: EntityManager): Promise<void> {
    const wanted = wantedBy([...new Set([...touchedIn(manager), rightsKey.principal(caller.principal.id)])]);
    let [before, after] = await this.bothStates(manager, wanted);
    if (concernsEverybody(before, after)) [before, after] = await this.bothStates(manager, { ...wanted, everybody: true });
    if (!mayBringAbout(caller.principal.id, before, after)) throw new VigieError('role.beyondOwnRights');
  }

  /** As others see it, and as this transaction would leave it. */
  private async bothStates(manager: EntityManager, wanted: Wanted): Promise<[RightsIndex, RightsIndex]> {
    return [await this.state(this.database.read, wanted), await this.state(manager, wanted)];
  }

  private async state(manager: EntityManager, wanted: Wanted): Promise<RightsIndex> {
    return judgedState(await loadRegister(manager, this.config.siteId, wanted));
  }

  /** A judged change needs a second connection to see what was before: one at a time, so that they never wait for each other's. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
