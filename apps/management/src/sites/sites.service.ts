import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { foldName, ref, relations, siteUpdated, SiteView, VigieError } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { ManagementConfig } from '../app.config.js';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { picked } from '../changes/picked.js';
import { oneRow, rowToChange, saveNext } from '../changes/rows.js';
import { markEntities, markSite } from '../rights/rights-marks.js';
import type { ChangeSiteDto } from './site.dto.js';
import { Site } from './site.entity.js';

/** The site that this installation is; its children are resources of their own (MG-05). */
@Injectable()
export class SitesService implements OnModuleInit {
  constructor(private readonly database: Database, private readonly administration: Administration, private readonly config: ManagementConfig) {}

  /** A new installation begins with a site that has the id it was given. */
  async onModuleInit(): Promise<void> {
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    await this.database.read.query('INSERT INTO sites (id, name, name_key, time_zone) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [this.config.siteId, 'Site', foldName('Site'), timeZone]);
  }

  async get(caller: Caller, id: string): Promise<Site> {
    await this.administration.authorise(caller, 'site.view');
    if (id !== this.config.siteId) throw new VigieError('object.notFound');
    return oneRow(this.database.read, Site, id, 'sites');
  }

  async list(caller: Caller): Promise<Site[]> {
    return [await this.get(caller, this.config.siteId)];
  }

  async change(caller: Caller, id: string, dto: ChangeSiteDto, version?: number): Promise<Site> {
    await this.administration.authorise(caller, 'site.manage');
    return this.administration.change(caller, step('updated', { id }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, Site, id, 'sites', version);
      const wanted = picked(dto, 'name', 'description', 'timeZone', 'minimumUserLevel');
      const threat = wanted.minimumUserLevel !== undefined && wanted.minimumUserLevel !== row.minimumUserLevel;
      await saveNext(tx.manager, row, wanted);
      if (wanted.name !== undefined) await markEntities(tx.manager, ref('sites', id));
      shown.object.name = row.name;
      if (threat) {
        shown.details = { minimumUserLevel: row.minimumUserLevel };
        await markSite(tx.manager);
      }
      await tx.tell(siteUpdated, { id, name: row.name });
      return row;
    });
  }
}

const step = stepsOf('site', 'sites', 'site.manage');

export const siteView = ({ id, name, description, timeZone, minimumUserLevel }: Site): SiteView =>
  Object.assign(new SiteView(), { id, name, ...(description === null ? {} : { description }), timeZone, minimumUserLevel, relations: relations(ref('sites', id)) });
