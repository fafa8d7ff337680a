import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Database } from '@vigie/platform/persistence';
import { MachineClient } from '../clients/client.entity.js';

/** Shows the provider the confidential clients: machines with a secret, for client_credentials only. */
export class ClientLookup implements Adapter {
  constructor(private readonly database: Database) {}

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    const client = await this.database.read.findOneBy(MachineClient, { clientId });
    if (!client) return undefined;
    return {
      client_id: client.clientId,
      client_name: client.name,
      // Not the secret but its digest: see `compareClientSecret` in the provider's set-up.
      client_secret: client.secretDigest.toString('base64url'),
      principal_id: client.id,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_basic',
    };
  }

  upsert(): Promise<void> {
    return Promise.reject(new Error('Clients are made through the clients resource.'));
  }

  destroy(): Promise<void> {
    return this.upsert();
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(): Promise<void> {
    return Promise.resolve();
  }

  revokeByGrantId(): Promise<void> {
    return Promise.resolve();
  }
}
