import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { childSiteCreated, childSiteDeleted, childSiteUpdated, ref } from '@vigie/contracts';
import type { ChildSiteView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Administration, stepsOf } from '../changes/administration.service.js';
import { oneRow, removeRow, rowToChange, saveNext } from '../changes/rows.js';
import type { Versioned } from '../changes/versioned.js';
import { visibleRows } from '../changes/visible-rows.js';
import { keepRemoved } from '../rights/load-entities.js';
import { markEntities } from '../rights/rights-marks.js';
import type { ChangeChildSiteDto, CreateChildSiteDto } from './child-site.dto.js';
import { ChildSite, childSiteList } from './child-site.entity.js';
import { childSiteViews, versionedChildSite } from './child-site.view.js';
import { ChildCamera } from './child-camera.entity.js';
import { readChildAddress } from './connection/child-address.rules.js';
import { ChildAdmission } from './connection/child-admission.service.js';
import { ChildReader } from './reading/child-reader.service.js';

const type = 'childSites';

/** Other sites whose cameras may be used in incidents of this one (MG-05). */
@Injectable()
export class ChildSitesService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly administration: Administration,
    private readonly admission: ChildAdmission,
    private readonly reader: ChildReader,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<ChildSiteView[]> {
    const listing = { row: ChildSite, type, privilege: 'site.view', definition: childSiteList } as const;
    return childSiteViews(this.database.read, await visibleRows(this.database.read, this.access, caller, query, listing));
  }

  async get(caller: Caller, id: string): Promise<Versioned<ChildSiteView>> {
    await this.administration.authorise(caller, 'site.view', ref(type, id));
    return versionedChildSite(this.database.read, await oneRow(this.database.read, ChildSite, id, type));
  }

  /** Connects before anything is saved. Throws `childSite.insecure`, `childSite.unreachable`, `childSite.refused`, `childSite.itself` or `childSite.known`. */
  async create(caller: Caller, dto: CreateChildSiteDto): Promise<Versioned<ChildSiteView>> {
    await this.administration.authorise(caller, 'site.manage');
    const url = readChildAddress(dto.url);
    const { clientId, clientSecret } = dto;
    const reading = await this.administration.before(caller, step('created', { id: randomUUID(), name: url }), () => this.admission.meet({ label: url, url, clientId, clientSecret }));
    const row = this.admission.newRow(reading, { url, clientId, clientSecret, name: dto.name });
    return this.administration.change(caller, { ...step('created', row), details: { url, clientId, cameras: reading.cameras.length } }, async (tx) => {
      await this.admission.insert(tx.manager, row);
      await this.reader.take(tx, row, reading);
      await markEntities(tx.manager, ref(type, row.id));
      await tx.tell(childSiteCreated, { id: row.id, name: row.name, connection: row.connection });
      return versionedChildSite(tx.manager, row);
    });
  }

  /** A new address, client or secret is tried first. Throws as `create` does, and `childSite.another` where it leads to another site. */
  async change(caller: Caller, id: string, dto: ChangeChildSiteDto, version?: number): Promise<Versioned<ChildSiteView>> {
    await this.administration.authorise(caller, 'site.manage', ref(type, id));
    const present = await oneRow(this.database.read, ChildSite, id, type);
    const wanted = this.admission.changed(present, dto);
    const reading = wanted && await this.administration.before(caller, step('updated', present), () => this.admission.meetAgain(id, wanted));
    return this.administration.change(caller, step('updated', { id }), async (tx, shown) => {
      const row = await rowToChange(tx.manager, ChildSite, id, type, version ?? (wanted ? present.version : undefined));
      await saveNext(tx.manager, row, { ...(dto.name ? { name: dto.name, nameGiven: true } : {}), ...(wanted ? this.admission.sealed(id, wanted) : {}) });
      if (reading) await this.reader.take(tx, row, reading);
      shown.object.name = row.name;
      if (wanted) shown.details = { url: row.url, clientId: row.clientId, credentials: dto.clientSecret !== undefined };
      await markEntities(tx.manager, ref(type, id));
      await tx.tell(childSiteUpdated, { id, name: row.name, connection: row.connection });
      return versionedChildSite(tx.manager, row);
    });
  }

  /** Reads the child now; what came of it is in its connection. */
  async refresh(caller: Caller, id: string): Promise<Versioned<ChildSiteView>> {
    await this.administration.authorise(caller, 'site.manage', ref(type, id));
    await oneRow(this.database.read, ChildSite, id, type);
    await this.reader.read(id);
    await this.administration.change(caller, step('refreshed', { id }), async (tx, { object }) => {
      object.name = (await oneRow(tx.manager, ChildSite, id, type)).name;
    });
    return versionedChildSite(this.database.read, await oneRow(this.database.read, ChildSite, id, type));
  }

  /** Nothing of the child is known any more; what incidents have of it stays there. */
  async remove(caller: Caller, id: string, version?: number): Promise<void> {
    await this.administration.authorise(caller, 'site.manage', ref(type, id));
    await this.administration.change(caller, step('deleted', { id }), async (tx, { object }) => {
      const row = await rowToChange(tx.manager, ChildSite, id, type, version);
      object.name = row.name;
      const cameras = await tx.manager.find(ChildCamera, { where: { siteId: id }, select: { id: true } });
      await keepRemoved(tx.manager, 'cameras', cameras.map((camera) => camera.id));
      await removeRow(tx.manager, type, row);
      await markEntities(tx.manager, ref(type, id), ...cameras.map((camera) => ref('cameras', camera.id)));
      await tx.tell(childSiteDeleted, { id, name: object.name });
    });
    this.admission.forget(id);
  }
}

const step = stepsOf('childSite', type, 'site.manage');
