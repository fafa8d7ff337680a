import { Injectable } from '@nestjs/common';
import { clientSecretOf, Secrets } from '../../secrets/secrets.js';
import type { ChildSite } from '../child-site.entity.js';
import { ChildSession } from './child-session.js';
import type { ChildAccess } from './child-session.js';

/** Sessions at the child sites, each kept with its token as long as address and client stay the same. */
@Injectable()
export class ChildConnections {
  private readonly sessions = new Map<string, ChildSession>();

  constructor(private readonly secrets: Secrets) {}

  of({ id, name, url, clientId, clientSecret }: ChildSite): ChildSession {
    const access = { label: name, url, clientId, clientSecret: this.secrets.open(clientSecretOf(id), clientSecret) };
    const known = this.sessions.get(id);
    if (known && isSame(known.access, access)) return known;
    const session = new ChildSession(access);
    this.sessions.set(id, session);
    return session;
  }

  forget(id: string): void {
    this.sessions.delete(id);
  }
}

const isSame = (one: ChildAccess, other: ChildAccess): boolean =>
  one.label === other.label && one.url === other.url && one.clientId === other.clientId && one.clientSecret === other.clientSecret;
