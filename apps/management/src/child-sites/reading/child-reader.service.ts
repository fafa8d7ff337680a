import { Injectable } from '@nestjs/common';
import { childSiteUpdated, ref, VigieError } from '@vigie/contracts';
import type { ChildConnection } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { ManagementConfig } from '../../app.config.js';
import { markEntities } from '../../rights/rights-marks.js';
import { ChildSite } from '../child-site.entity.js';
import { ChildConnections } from '../connection/child-connections.service.js';
import { readChild } from './read-child.js';
import type { ChildReading } from './read-child.js';
import { takeOver } from './take-over.js';

const log = logger('child-sites');

type Met = { connection: 'connected'; reading: ChildReading } | { connection: Exclude<ChildConnection, 'connected'> };

/** Reads child sites again: names and removals follow; a child that does not answer keeps what is known of it. */
@Injectable()
export class ChildReader {
  constructor(private readonly database: Database, private readonly connections: ChildConnections, private readonly config: ManagementConfig) {}

  /** Asks the child and keeps what it says, or that it says nothing. With an aborted signal nothing is kept. */
  async read(id: string, signal?: AbortSignal): Promise<void> {
    const asked = await this.database.read.findOneBy(ChildSite, { id });
    if (!asked) return;
    const met = await this.meet(asked, signal);
    if (signal?.aborted) return;
    await this.database.change(async (tx) => {
      const row = await tx.manager.findOne(ChildSite, { where: { id }, lock: { mode: 'pessimistic_write' } });
      // What another address or client was answered says nothing of the present one.
      if (!row || row.version !== asked.version) return;
      const changed = met.connection === 'connected' ? await this.take(tx, row, met.reading) : await this.save(tx, row, met.connection);
      if (changed) await tx.tell(childSiteUpdated, { id, name: row.name, connection: row.connection });
    });
  }

  /** Keeps what a child said, its row being locked. Answers whether anything is new. */
  async take(tx: Tx, row: ChildSite, { site, cameras, leftOut }: ChildReading): Promise<boolean> {
    const taken = await takeOver(tx.manager, row.id, cameras);
    const renamed = !row.nameGiven && row.name !== site.name;
    if (renamed) {
      Object.assign(row, { name: site.name, version: row.version + 1, modifiedAt: new Date() });
      await markEntities(tx.manager, ref('childSites', row.id));
    }
    const all = leftOut + taken.leftOut;
    if (all > 0 && all !== row.camerasLeftOut) log.warn({ site: row.id, cameras: all }, 'cameras of a child site are left out: their ids are taken, or they are too many');
    Object.assign(row, { camerasLeftOut: all, lastReadAt: new Date() });
    return (await this.save(tx, row, 'connected')) || renamed || taken.changed;
  }

  private async save(tx: Tx, row: ChildSite, connection: ChildConnection): Promise<boolean> {
    const now = new Date();
    const changed = row.connection !== connection;
    if (changed) Object.assign(row, { connection, connectionSince: now });
    row.readAfter = new Date(now.getTime() + this.config.childSiteSeconds * 1_000);
    await tx.manager.save(row);
    return changed;
  }

  private async meet(row: ChildSite, signal?: AbortSignal): Promise<Met> {
    const session = this.connections.of(row);
    try {
      const reading = await readChild(session, signal);
      if (reading.site.id !== row.id) throw session.unreachable(new Error(`The site ${reading.site.id} answers there.`));
      return { connection: 'connected', reading };
    } catch (error) {
      if (!(error instanceof VigieError)) throw error;
      log.debug({ err: error, site: row.id }, 'a child site could not be read');
      return { connection: error.code === 'childSite.refused' ? 'refused' : 'unreachable' };
    }
  }
}
