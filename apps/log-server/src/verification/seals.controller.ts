import { Controller, Get } from '@nestjs/common';
import { LogSealStateView, LogSealView } from '@vigie/contracts';
import { List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery, One } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChainHead } from '../chain/chain-head.js';
import { LogKeys } from '../chain/log-keys.js';
import { sealList } from '../seals/seal-list.js';
import { SealStore } from '../seals/seal-store.js';
import { VerificationStore } from './verification.store.js';
import { breakView } from './verification.view.js';

/** The state of the seal, always in sight of whoever reads the log; and the seals, newest first. */
@Controller('api/rest/v1')
export class SealsController {
  constructor(
    private readonly access: AccessControl,
    private readonly database: Database,
    private readonly head: ChainHead,
    private readonly keys: LogKeys,
    private readonly seals: SealStore,
    private readonly verifications: VerificationStore,
  ) {}

  @Get('logEntries/seal')
  @Requires('log.view')
  @Responds('one', LogSealStateView)
  async state(@Who() caller: Caller): Promise<One<LogSealStateView>> {
    await this.access.require(caller, 'log.view');
    const last = await this.seals.last();
    const { sequence } = await this.head.read(this.database.read);
    const verified = await this.verifications.lastEnded();
    return one({
      entries: sequence,
      sealedEntries: last?.last ?? 0,
      ...(last ? { lastSeal: { number: last.number, time: last.time } } : {}),
      ...(verified?.endedAt ? { verifiedAt: verified.endedAt, valid: verified.broken === undefined } : {}),
      ...(verified?.broken ? { firstBreak: breakView(verified.broken, caller.language) } : {}),
    });
  }

  @Get(['logSeals', 'logEntries/seals'])
  @Requires('log.view')
  @Responds('list', LogSealView)
  async list(@List(sealList) query: ListQuery, @Who() caller: Caller): Promise<{ array: LogSealView[] }> {
    await this.access.require(caller, 'log.view');
    return list((await this.seals.newest(query.page, query.size)).map((seal) => ({
      id: String(seal.number), number: seal.number, time: seal.time, first: seal.first, last: seal.last, entries: seal.count, hash: seal.hash,
      signature: seal.signature.toString('base64url'),
      publicKey: this.keys.publicKeys.get(seal.keyId)?.export({ type: 'spki', format: 'der' }).toString('base64url') ?? '',
    })));
  }
}
