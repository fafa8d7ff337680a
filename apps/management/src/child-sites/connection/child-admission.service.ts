import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VigieError } from '@vigie/contracts';
import { ManagementConfig } from '../../app.config.js';
import { picked } from '../../changes/picked.js';
import { newRow } from '../../changes/rows.js';
import { requireSecretAgain } from '../../secrets/secret-again.rules.js';
import { clientSecretOf, Secrets } from '../../secrets/secrets.js';
import type { ChangeChildSiteDto, CreateChildSiteDto } from '../child-site.dto.js';
import { ChildSite } from '../child-site.entity.js';
import { readChild } from '../reading/read-child.js';
import type { ChildReading } from '../reading/read-child.js';
import { isClaimed } from '../reading/take-over.js';
import { readChildAddress } from './child-address.rules.js';
import { ChildConnections } from './child-connections.service.js';
import { ChildSession } from './child-session.js';
import type { ChildAccess } from './child-session.js';

/** Meets sites that shall become children, and children at a new address or with a new client. */
@Injectable()
export class ChildAdmission {
  constructor(private readonly config: ManagementConfig, private readonly secrets: Secrets, private readonly connections: ChildConnections) {}

  /** Reads a site that may become a child. Throws `childSite.unreachable`, `childSite.refused` or `childSite.itself`. */
  async meet(access: ChildAccess): Promise<ChildReading> {
    const reading = await readChild(new ChildSession(access));
    if (reading.site.id === this.config.siteId) throw new VigieError('childSite.itself', { property: 'url' });
    return reading;
  }

  /** Reads a child with what shall be kept of it. Throws `childSite.another` too. */
  async meetAgain(id: string, access: ChildAccess): Promise<ChildReading> {
    const reading = await this.meet(access);
    if (reading.site.id !== id) throw new VigieError('childSite.another', { property: 'url' });
    return reading;
  }

  newRow({ site }: ChildReading, { url, clientId, clientSecret, name }: CreateChildSiteDto): ChildSite {
    const now = new Date();
    return newRow(ChildSite, {
      id: site.id, name: name ?? site.name, nameGiven: name !== undefined && name !== null, url, clientId, clientSecret: this.secrets.seal(clientSecretOf(site.id), clientSecret),
      connection: 'connected', connectionSince: now, lastReadAt: now, camerasLeftOut: 0, readAfter: new Date(now.getTime() + this.config.childSiteSeconds * 1_000),
    });
  }

  /** Throws `childSite.known` where the site is a child already, or says an id that is taken here. */
  async insert(manager: EntityManager, row: ChildSite): Promise<void> {
    const known = new VigieError('childSite.known', { property: 'url', params: { site: row.name } });
    const [child] = (await manager.query('SELECT name FROM child_sites WHERE id = $1', [row.id])) as { name: string }[];
    if (child) throw new VigieError('childSite.known', { property: 'url', params: { site: child.name } });
    // A child that was removed may come back.
    await manager.query("DELETE FROM removals WHERE type = 'childSites' AND id = $1", [row.id]);
    if (await isClaimed(manager, row.id)) throw known;
    const { raw } = await manager.createQueryBuilder().insert().into(ChildSite).values(row).orIgnore().returning('id').execute();
    if ((raw as unknown[]).length === 0) throw known;
  }

  /** How to be let in after the change; undefined where it does not touch that. */
  changed(present: ChildSite, dto: ChangeChildSiteDto): ChildAccess | undefined {
    const wanted = picked(dto, 'url', 'clientId', 'clientSecret');
    if (Object.keys(wanted).length === 0) return undefined;
    const url = wanted.url === undefined ? present.url : readChildAddress(wanted.url);
    requireSecretAgain({ from: present.url, to: url, given: wanted.clientSecret }, 'clientSecret');
    const { clientSecret } = this.connections.of(present).access;
    return { label: url, url, clientId: wanted.clientId ?? present.clientId, clientSecret: wanted.clientSecret ?? clientSecret };
  }

  sealed(id: string, { url, clientId, clientSecret }: ChildAccess): Pick<ChildSite, 'url' | 'clientId' | 'clientSecret'> {
    return { url, clientId, clientSecret: this.secrets.seal(clientSecretOf(id), clientSecret) };
  }

  forget(id: string): void {
    this.connections.forget(id);
  }
}
