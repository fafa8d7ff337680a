import { ref, relations } from '@vigie/contracts';
import type { ClientFact, IntegrationClient } from '@vigie/contracts';
import type { MachineClient } from './client.entity.js';

export const viewOf = (client: MachineClient): IntegrationClient => ({
  id: client.id,
  clientId: client.clientId,
  name: client.name,
  ...(client.description ? { description: client.description } : {}),
  builtIn: client.builtIn,
  createdAt: client.createdAt.toISOString(),
  relations: relations(ref('clients', client.id)),
});

export const factOf = ({ id, clientId, name, description, builtIn }: MachineClient): ClientFact => ({
  id, clientId, name, ...(description ? { description } : {}), kind: builtIn ? 'system' : 'integration',
});
