import { jetstream } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { KV } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { rightsKey, rightsState, wellKnown } from '@vigie/contracts';
import type { Grant, Privilege, RightsDocument, Scope } from '@vigie/contracts';

/** Everything an operator may do with incidents. */
export const operatorPrivileges: Privilege[] = [
  'incidentProperties.view', 'incidentProject.view', 'incidentProject.manage', 'incidentProject.delete', 'incidentProject.export', 'incidentProject.hold',
  'incidentData.view', 'incidentData.manage', 'incidentComment.view', 'incidentComment.manage', 'incidentCall.view', 'incidentCall.manage',
  'incidentSequence.view', 'incidentSequence.manage', 'incidentCustody.view', 'incidentCustody.manage', 'incidentActivity.view', 'incidentReport.generate',
];

/** Somebody with rights of their own. */
export interface TestPerson {
  id: string;
  name: string;
}

/** Writes what management would publish. */
export class TestRights {
  private constructor(private readonly bucket: KV) {}

  static async open(connection: NatsConnection, site: string): Promise<TestRights> {
    const bucket = await new Kvm(jetstream(connection)).create(rightsState.bucket(site), { history: 1, ttl: 0, replicas: 1 });
    const rights = new TestRights(bucket);
    await rights.put(rightsKey.site, { kind: 'site', site: { minimumUserLevel: 254 } });
    await rights.put(rightsKey.role(wellKnown.administratorsRole), { kind: 'role', role: { id: wellKnown.administratorsRole, name: 'Administrators', administrators: true, grants: [] } });
    await rights.put(rightsKey.principal(wellKnown.adminUser), {
      kind: 'principal', principal: { id: wellKnown.adminUser, name: 'Admin', kind: 'user', level: 1, roles: [wellKnown.administratorsRole], partitions: [wellKnown.rootPartition] },
    });
    return rights;
  }

  async camera(name: string): Promise<{ id: string; name: string }> {
    const id = randomUUID();
    await this.put(rightsKey.entity({ type: 'cameras', id }), { kind: 'entity', entity: { type: 'cameras', id, name, partitions: [wellKnown.rootPartition], deviceGroups: [] } });
    return { id, name };
  }

  async removeCamera(id: string): Promise<void> {
    await this.bucket.delete(rightsKey.entity({ type: 'cameras', id }));
  }

  /** A person with these privileges on everything, and playback of these cameras. */
  person(name: string, privileges: Privilege[], cameras: { id: string }[] = []): Promise<TestPerson> {
    return this.guard(name, privileges, ['camera.view', 'camera.playback'], cameras);
  }

  /** A person with some privileges on everything and others on these cameras only. */
  async guard(name: string, privileges: Privilege[], onCameras: Privilege[], cameras: { id: string }[]): Promise<TestPerson> {
    const [id, role] = [randomUUID(), randomUUID()];
    const grant = (of: Privilege[], scope: Scope): Grant => ({ id: randomUUID(), effect: 'allow', privileges: of, scope });
    const grants = [grant(privileges, { kind: 'everything' }), grant(onCameras, { kind: 'entities', ids: cameras.map((camera) => camera.id) })];
    await this.put(rightsKey.role(role), { kind: 'role', role: { id: role, name: `${name}'s role`, administrators: false, grants } });
    await this.put(rightsKey.principal(id), { kind: 'principal', principal: { id, name, kind: 'user', level: 100, roles: [role], partitions: [wellKnown.rootPartition] } });
    return { id, name };
  }

  /** Takes every right from somebody, who stays known. */
  async empty({ id, name }: TestPerson): Promise<void> {
    await this.put(rightsKey.principal(id), { kind: 'principal', principal: { id, name, kind: 'user', level: 100, roles: [], partitions: [] } });
  }

  /** Makes somebody unknown: no session of theirs goes on. */
  async forget({ id }: TestPerson): Promise<void> {
    await this.bucket.delete(rightsKey.principal(id));
  }

  private async put(key: string, document: RightsDocument): Promise<void> {
    await this.bucket.put(key, JSON.stringify(document));
  }
}
