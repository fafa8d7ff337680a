import { Injectable } from '@nestjs/common';
import { clientCreated, clientDeleted, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, isTaken, listRows } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail, Giving } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { randomUUID } from 'node:crypto';
import { checkName, nameKey } from '../accounts/account.rules.js';
import { SessionStates } from '../sessions/session-states.js';
import { MachineClient } from './client.entity.js';
import type { CreateClientDto } from './client.dto.js';
import { digestOf, newSecret } from './client.rules.js';
import { factOf } from './client.view.js';

/** Machines that sign in with a secret: integrations, the command line. */
@Injectable()
export class Clients {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
    private readonly sessions: SessionStates,
    private readonly giving: Giving,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<MachineClient[]> {
    await this.access.require(caller, 'client.manage');
    return listRows(this.database.read.createQueryBuilder(MachineClient, 'client'), 'client', query, clientColumns);
  }

  async get(caller: Caller, id: string): Promise<MachineClient> {
    await this.access.require(caller, 'client.manage');
    return found(await this.database.read.findOneBy(MachineClient, { id }));
  }

  /** The secret is returned this once; what is kept of it is a digest. */
  async create(caller: Caller, dto: CreateClientDto): Promise<{ client: MachineClient; secret: string }> {
    await this.access.require(caller, 'client.manage');
    const [id, name, secret] = [randomUUID(), checkName(dto.name), newSecret()];
    const client = Object.assign(new MachineClient(), {
      id, clientId: id, name, nameKey: nameKey(name), description: dto.description ?? null, secretDigest: digestOf(secret), builtIn: false, createdAt: new Date(),
    });
    await this.database.change(async (tx) => {
      await tx.manager.insert(MachineClient, client).catch(nameTaken);
      await tx.tell(clientCreated, factOf(client));
      await this.record(caller, tx, 'client.created', client);
    });
    return { client, secret };
  }

  /** Its secret opens nothing from now on, and the tokens it has are refused everywhere. One that holds more than the caller stays (ID-20). */
  async delete(caller: Caller, id: string): Promise<void> {
    const { name } = await this.get(caller, id);
    await this.giving.requireOver(caller, 'client.manage', { type: 'clients', id, name });
    await this.sessions.withdraw(async (tx, withdrawals) => {
      const client = found(await tx.manager.findOneBy(MachineClient, { id }));
      if (client.builtIn) throw new VigieError('object.builtIn');
      await tx.manager.delete(MachineClient, { id });
      await withdrawals.forget(id);
      await tx.tell(clientDeleted, { id });
      await this.record(caller, tx, 'client.deleted', client);
    });
  }

  private record(caller: Caller, tx: Tx, operation: string, client: MachineClient): Promise<void> {
    return this.audit.write(caller, {
      log: 'administration', category: 'access', operation, privilege: 'client.manage', outcome: 'success', object: { type: 'clients', id: client.id, name: client.name },
    }, tx);
  }
}

export const clientColumns = ['id', 'clientId', 'name', 'description', 'createdAt'] as const;

function found(client: MachineClient | null): MachineClient {
  if (!client) throw new VigieError('object.notFound');
  return client;
}

function nameTaken(error: unknown): never {
  throw isTaken(error) ? new VigieError('object.exists', { property: 'name' }) : error;
}
