import { ref, rightsKey } from '@vigie/contracts';
import { wantedBy } from './wanted.rules.js';

it('[MG-32] sorts keys of the rights state by what they are compiled from', () => {
  const keys = [rightsKey.site, rightsKey.principal('u'), rightsKey.role('r'), rightsKey.entity(ref('cameras', 'c')), rightsKey.entity(ref('cameras', 'd')), rightsKey.entity(ref('groups', 'g'))];
  expect(wantedBy(keys)).toEqual({ site: true, principals: ['u'], roles: ['r'], entities: { cameras: ['c', 'd'], groups: ['g'] } });
  expect(wantedBy(['entity.unheardOf.x', 'nothing'])).toEqual({ site: false, principals: [], roles: [], entities: {} });
});
