import { cutText, IncidentRef } from '@vigie/contracts';
import type { Caller, Principal } from '@vigie/platform/security';

/** Who acted, under the name held at that time. */
export interface Person {
  id: string;
  name: string;
  kind: Principal['kind'];
}

export const personOf = ({ principal: { id, name, kind } }: Caller): Person => ({ id, name: cutText(name, 256), kind });

export function namedRef(type: IncidentRef['type'], id: string, name?: string | null): IncidentRef {
  const named = new IncidentRef();
  named.type = type;
  named.id = id;
  if (name) named.name = name;
  return named;
}

export const personRef = (id: string, name: string, kind: string): IncidentRef => namedRef(kind === 'client' ? 'clients' : 'users', id, name);
