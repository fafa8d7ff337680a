import { recordingsFind, wellKnown } from '@vigie/contracts';
import type { RecordingsFindReply, RecordingsFindRequest } from '@vigie/contracts';
import { ServiceUnderTest, testNats } from '@vigie/testing';
import type { Api, TestPerson } from '@vigie/testing';
import { incidentManager } from '../app.module.js';
import { operatorPrivileges } from './rights.js';

export type { TestPerson, Told } from '@vigie/testing';

/** How long starting, stopping and races may take on a busy machine, in milliseconds. */
export const patience = 60_000;

/** The incident-manager with an administrator, an operator and two cameras. */
export class IncidentWorld extends ServiceUnderTest {
  gate: { id: string; name: string };
  vault: { id: string; name: string };
  admin: Api;
  /** May do all with incidents and play back `gate`, not `vault`. */
  operator: Api;
  operatorPerson: TestPerson;

  /** `natsUrl`: a server of one's own, to be stopped; `environment`: settings of the first copy. */
  static async open(environment: Record<string, string> = {}, natsUrl = testNats()): Promise<IncidentWorld> {
    const world = new IncidentWorld(incidentManager);
    await world.prepare(environment, natsUrl);
    await world.rights.furnish();
    world.gate = await world.rights.camera('Gate');
    world.vault = await world.rights.camera('Vault');
    world.operatorPerson = await world.rights.person('Olga Operator', operatorPrivileges, [world.gate]);
    await world.boot();
    world.admin = world.as({ id: wellKnown.adminUser, name: 'Admin' });
    world.operator = world.as(world.operatorPerson);
    return world;
  }

  /** Answers what is recorded in the recording-server's place. */
  records(answer: (request: RecordingsFindRequest) => RecordingsFindReply): () => void {
    return this.answers(recordingsFind, answer);
  }

  close(): Promise<void> {
    return this.stop();
  }
}
