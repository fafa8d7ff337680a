import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ChildCameraView, ChildSiteView, ref, relations } from '@vigie/contracts';
import type { Versioned } from '../changes/versioned.js';
import type { ChildCamera } from './child-camera.entity.js';
import { ChildSite } from './child-site.entity.js';

/** Child sites with the number of their cameras, counted for all of them at once. */
export async function childSiteViews(manager: EntityManager, sites: ChildSite[]): Promise<ChildSiteView[]> {
  const counted = new Map(((await manager.query(
    'SELECT site_id AS site, count(*)::integer AS cameras FROM child_cameras WHERE site_id = ANY($1) AND removed_at IS NULL GROUP BY site_id', [sites.map(({ id }) => id)],
  )) as { site: string; cameras: number }[]).map(({ site, cameras }) => [site, cameras]));
  return sites.map(({ id, name, url, clientId, connection, connectionSince, lastReadAt, camerasLeftOut }) => Object.assign(new ChildSiteView(), {
    id, name, url, clientId, connection, connectionSince: connectionSince.toISOString(), ...(lastReadAt ? { lastReadAt: lastReadAt.toISOString() } : {}),
    cameras: counted.get(id) ?? 0, camerasLeftOut, relations: relations(ref('childSites', id)),
  }));
}

export async function versionedChildSite(manager: EntityManager, site: ChildSite): Promise<Versioned<ChildSiteView>> {
  const [view] = await childSiteViews(manager, [site]);
  return { view: view ?? new ChildSiteView(), version: site.version };
}

/** Cameras with the names of their sites, read for all of them at once. */
export async function childCameraViews(manager: EntityManager, cameras: ChildCamera[]): Promise<ChildCameraView[]> {
  const sites = await manager.find(ChildSite, { where: { id: In([...new Set(cameras.map(({ siteId }) => siteId))]) }, select: { id: true, name: true } });
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  return cameras.map(({ id, name, siteId }) => {
    const site = ref('childSites', siteId);
    return Object.assign(new ChildCameraView(), { id, name, site, siteName: names.get(siteId) ?? '', relations: relations(ref('childCameras', id), site) });
  });
}
