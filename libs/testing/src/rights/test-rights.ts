import { randomUUID } from 'node:crypto';
import { rightsKey, wellKnown } from '@vigie/contracts';
import type { EntityRights, EntityType, Grant, Privilege, RightsDocument, Scope } from '@vigie/contracts';

/** Somebody with rights of their own. */
export interface TestPerson {
  id: string;
  name: string;
}

/** Where rights are written: the bucket that management owns. */
export interface RightsBucket {
  put(key: string, document: RightsDocument): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Writes the rights that management would publish. */
export class TestRights {
  private readonly entities = new Map<string, EntityRights>();

  constructor(private readonly bucket: RightsBucket) {}

  /** A site without a threat, with Admin in the role of the administrators. */
  async furnish(): Promise<void> {
    const { adminUser, administratorsRole } = wellKnown;
    await this.put(rightsKey.site, { kind: 'site', site: { minimumUserLevel: 254 } });
    await this.put(rightsKey.role(administratorsRole), { kind: 'role', role: { id: administratorsRole, name: 'Administrators', administrators: true, grants: [] } });
    await this.principal({ id: adminUser, name: 'Admin' }, [administratorsRole], { level: 1 });
  }

  put(key: string, document: RightsDocument): Promise<void> {
    return this.bucket.put(key, document);
  }

  /** Somebody who holds these roles. */
  principal({ id, name }: TestPerson, roles: string[], { kind = 'user', level = 100 }: { kind?: 'user' | 'client'; level?: number } = {}): Promise<void> {
    return this.put(rightsKey.principal(id), { kind: 'principal', principal: { id, name, kind, level, roles, partitions: [wellKnown.rootPartition] } });
  }

  /** Somebody in a new role that allows this, or that administers. */
  async holder(name: string, allowed: [Privilege[], Scope][] | 'administrator', id: string = randomUUID()): Promise<TestPerson> {
    const administrators = allowed === 'administrator';
    const grants = administrators ? [] : allowed.map(([privileges, scope]): Grant => ({ id: randomUUID(), effect: 'allow', privileges, scope }));
    const role = randomUUID();
    await this.put(rightsKey.role(role), { kind: 'role', role: { id: role, name: `${name}'s role`, administrators, grants } });
    await this.principal({ id, name }, [role]);
    return { id, name };
  }

  /** A person with these privileges on everything, and playback of these cameras. */
  person(name: string, privileges: Privilege[], cameras: { id: string }[] = []): Promise<TestPerson> {
    return this.guard(name, privileges, ['camera.view', 'camera.playback'], cameras);
  }

  /** A person with some privileges on everything and others on these cameras only. */
  guard(name: string, privileges: Privilege[], onCameras: Privilege[], cameras: { id: string }[]): Promise<TestPerson> {
    return this.holder(name, [[privileges, { kind: 'everything' }], [onCameras, { kind: 'entities', ids: cameras.map(({ id }) => id) }]]);
  }

  /** Takes every right from somebody, who stays known. */
  async empty({ id, name }: TestPerson): Promise<void> {
    await this.put(rightsKey.principal(id), { kind: 'principal', principal: { id, name, kind: 'user', level: 100, roles: [], partitions: [] } });
  }

  /** Makes somebody unknown: no session of theirs goes on. */
  forget({ id }: TestPerson): Promise<void> {
    return this.bucket.delete(rightsKey.principal(id));
  }

  camera(name: string): Promise<{ id: string; name: string }> {
    return this.entity('cameras', name);
  }

  removeCamera(id: string): Promise<void> {
    return this.removeEntity('cameras', id);
  }

  /** A thing on which rights are decided. */
  async entity(type: EntityType, name: string, id: string = randomUUID(), more: Partial<EntityRights> = {}): Promise<{ id: string; name: string }> {
    const entity: EntityRights = { type, id, name, partitions: [wellKnown.rootPartition], deviceGroups: [], ...more };
    this.entities.set(rightsKey.entity({ type, id }), entity);
    await this.put(rightsKey.entity({ type, id }), { kind: 'entity', entity });
    return { id, name };
  }

  /** A camera of a child site, known by reference. */
  childCamera(name: string, site: { id: string }, id?: string): Promise<{ id: string; name: string }> {
    return this.entity('cameras', name, id, { site: site.id });
  }

  /** What management publishes of a thing that was deleted: where it lived. */
  async removeEntity(type: EntityType, id: string): Promise<void> {
    const entity = this.entities.get(rightsKey.entity({ type, id }));
    if (entity) await this.put(rightsKey.entity({ type, id }), { kind: 'entity', entity: { ...entity, removed: true } });
  }

  /** As if the thing had never been: nobody knows it. */
  forgetEntity(type: EntityType, id: string): Promise<void> {
    return this.bucket.delete(rightsKey.entity({ type, id }));
  }
}
