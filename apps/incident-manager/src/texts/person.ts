import { IncidentRef } from '@vigie/contracts';
import type { Caller, Principal } from '@vigie/platform/security';

/** Who acted, under the name held at that time. */
export interface Person {
  id: string;
  name: string;
  kind: Principal['kind'];
}

export const personOf = ({ principal: { id, name, kind } }: Caller): Person => ({ id, name: name.slice(0, 256), kind });

export const namedRef = (type: IncidentRef['type'], id: string, name?: string | null): IncidentRef =>
  Object.assign(new IncidentRef(), { type, id, ...(name ? { name } : {}) });

export const personRef = (id: string, name: string, kind: string): IncidentRef => namedRef(kind === 'client' ? 'clients' : 'users', id, name);
