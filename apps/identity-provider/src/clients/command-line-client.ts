import { Injectable } from '@nestjs/common';
import { clientCreated, wellKnown } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { IdentityConfig } from '../app.config.js';
import { readOrCreateSecret } from '../secrets/secret-file.js';
import { MachineClient } from './client.entity.js';
import { digestOf, newSecret } from './client.rules.js';
import { factOf } from './client.view.js';

/** The client of the `vigie` command line: whoever may read its secret's file administers this installation. */
@Injectable()
export class CommandLineClient {
  constructor(private readonly database: Database, private readonly config: IdentityConfig) {}

  /** Makes it at the first start; afterwards the file decides which secret it is, so that replacing the file replaces the secret. */
  async ensure(): Promise<void> {
    const secretDigest = digestOf(await readOrCreateSecret(this.config.cliClientSecretFile, newSecret));
    const id = wellKnown.commandLineClient;
    await this.database.change(async (tx) => {
      await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended('command line client', 0))");
      const present = await tx.manager.findOneBy(MachineClient, { id });
      if (present?.secretDigest.equals(secretDigest)) return;
      if (present) return void (await tx.manager.update(MachineClient, { id }, { secretDigest }));
      const client = Object.assign(new MachineClient(), {
        id, clientId: wellKnown.commandLineClientId, name: 'Command line', nameKey: 'command line', description: null, secretDigest, builtIn: true, createdAt: new Date(),
      });
      await tx.manager.insert(MachineClient, client);
      await tx.tell(clientCreated, factOf(client));
    });
  }
}
