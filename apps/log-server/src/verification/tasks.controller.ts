import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { LogVerificationView, VigieError } from '@vigie/contracts';
import { GuidPipe, one, Performs, Responds, Tasks } from '@vigie/platform/http';
import type { One } from '@vigie/platform/http';
import { AccessControl, Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { SealStore } from '../chain/seal-store.js';
import { VerificationStore } from './verification.store.js';
import { verificationView } from './verification.view.js';

/** Verifications under way and ended; below `/logEntries` too, where the gateway finds this service by the first segment. */
@Controller(['api/rest/v1/tasks', 'api/rest/v1/logEntries/tasks'])
export class TasksController {
  private readonly tasks = new Tasks<() => void>({ TaskCleanup: () => undefined });

  constructor(private readonly access: AccessControl, private readonly store: VerificationStore, private readonly seals: SealStore) {}

  @Get(':id')
  @Requires('log.verify')
  @Responds('one', LogVerificationView)
  async one(@Param('id', GuidPipe) id: string, @Who() caller: Caller): Promise<One<LogVerificationView>> {
    await this.access.require(caller, 'log.verify');
    return one(await this.find(id, caller));
  }

  /** `?task=TaskCleanup`: the caller has seen it. What a verification found stays: it is part of the proof. */
  @Post(':id')
  @HttpCode(200)
  @Performs({ TaskCleanup: null })
  @Requires('log.verify')
  @Responds('deleted')
  async clean(@Param('id', GuidPipe) id: string, @Query('task') task: string | undefined, @Who() caller: Caller): Promise<{ state: 'Success' }> {
    await this.access.require(caller, 'log.verify');
    this.tasks.find(task)();
    await this.find(id, caller);
    return { state: 'Success' };
  }

  private async find(id: string, caller: Caller): Promise<LogVerificationView> {
    const found = await this.store.find(id);
    if (!found) throw new VigieError('object.notFound');
    return verificationView(found, await this.seals.last(), caller.language);
  }
}
