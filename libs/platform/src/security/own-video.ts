import { ref, VigieError } from '@vigie/contracts';
import type { RightsIndex } from './rights-index.js';

/** Refuses a camera of a child site with `childSite.noVideo`, once it is clear that the caller may see it: its streams and recordings are not here (MG-05). */
export function requireOwnVideo({ index }: { index: RightsIndex }, camera: string): void {
  const site = index.entity(ref('cameras', camera))?.site;
  if (site === undefined) return;
  throw new VigieError('childSite.noVideo', { property: 'camera', params: { site: index.entity(ref('childSites', site))?.name ?? site } });
}
