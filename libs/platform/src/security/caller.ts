import { serviceActor } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';

/** Who acts: a person, an integration or a service. */
export interface Principal {
  id: string;
  name: string;
  kind: 'user' | 'client' | 'service';
  clientId?: string;
  sessionId?: string;
}

/** Who asks, from where and in which language; carried through every service that acts for them. */
export interface Caller {
  principal: Principal;
  address?: string;
  language: Language;
}

/** A service acting for itself: bookkeeping only, never on someone's behalf. */
export const serviceCaller = (service: string): Caller => ({
  principal: serviceActor(service),
  language: 'en',
});
