import { Controller, Get, Param } from '@nestjs/common';
import { LogSealStateView, LogSealView, VigieError } from '@vigie/contracts';
import { List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery, One } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChainHead } from '../chain/chain-head.js';
import { LogKeys } from '../chain/log-keys.js';
import type { Seal } from '../chain/seal.rules.js';
import { sealList } from '../seals/seal-list.js';
import { SealStore } from '../chain/seal-store.js';
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
    return list((await this.seals.newest(query.page, query.size)).map((seal) => this.view(seal)));
  }

  /** One seal by its number: to be compared with what was kept of it elsewhere (LG-16). */
  @Get(['logSeals/:number', 'logEntries/seals/:number'])
  @Requires('log.view')
  @Responds('one', LogSealView)
  async one(@Param('number') number: string, @Who() caller: Caller): Promise<One<LogSealView>> {
    await this.access.require(caller, 'log.view');
    const [seal] = /^[1-9]\d{0,14}$/.test(number) ? await this.seals.find([Number(number)]) : [];
    if (!seal) throw new VigieError('object.notFound');
    return one(this.view(seal));
  }

  private view(seal: Seal): LogSealView {
    const { number, time, first, last, count, hash, keyId } = seal;
    return { id: String(number), number, time, first, last, entries: count, hash, keyId, signature: seal.signature.toString('base64url'), publicKey: this.keys.publicText(keyId) };
  }
}
