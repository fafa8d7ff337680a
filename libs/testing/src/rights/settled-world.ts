import { sessionsState } from '@vigie/contracts';
import type { RightsDocument } from '@vigie/contracts';
import { NatsLink, States } from '@vigie/platform/messaging';
import type { World } from '@vigie/platform/worlds';
import { testNats } from '../network/test-nats.js';
import type { ServiceUnderTest } from '../service-under-test.js';
import { eventually } from '../time/eventually.js';

/** A permission world whose rights and sessions a service has heard of. `also`: roles that everybody of the world holds besides. */
export async function settleWorld(under: ServiceUnderTest, { rights, sessions }: World, also: string[] = []): Promise<void> {
  for (const [key, document] of rights) await under.rights.put(key, withRoles(document, also));
  const link = await NatsLink.open(testNats(), 'identity-provider');
  const states = new States(link, under.site, 'identity-provider');
  try {
    for (const [key, document] of sessions) await states.bucket(sessionsState).put(key, document);
    await eventually(() => sessions.every(([key]) => under.service.app.get(States).bucket(sessionsState).get(key) !== undefined));
  } finally {
    await states.close();
    await link.close();
  }
}

const withRoles = (document: RightsDocument, also: string[]): RightsDocument =>
  (document.kind === 'principal' ? { ...document, principal: { ...document.principal, roles: [...document.principal.roles, ...also] } } : document);
