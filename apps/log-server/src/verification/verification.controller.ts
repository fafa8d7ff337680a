import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Post, Query } from '@nestjs/common';
import { LogVerificationView, VigieError } from '@vigie/contracts';
import { Performs, Responds, Tasks } from '@vigie/platform/http';
import { AccessControl, Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { SealStore } from '../chain/seal-store.js';
import { VerificationService } from './verification.service.js';
import { VerificationStore } from './verification.store.js';
import { verificationView } from './verification.view.js';

/** How long the answer waits for a short log; a long one is polled as a task. */
const patienceMs = 5_000;

type TaskAnswer = { result: LogVerificationView & { path: { type: 'tasks'; id: string } } };

/** `POST /logEntries?task=Verify`. */
@Controller('api/rest/v1/logEntries')
export class VerificationController {
  private readonly tasks = new Tasks<(caller: Caller) => Promise<TaskAnswer>>({ Verify: (caller) => this.verify(caller) });

  constructor(
    private readonly access: AccessControl,
    private readonly verifications: VerificationService,
    private readonly store: VerificationStore,
    private readonly seals: SealStore,
  ) {}

  @Post()
  @Performs({ Verify: null })
  @Requires('log.verify')
  @Responds('started', LogVerificationView)
  run(@Query('task') task: string | undefined, @Who() caller: Caller): Promise<TaskAnswer> {
    return this.tasks.find(task)(caller);
  }

  private async verify(caller: Caller): Promise<TaskAnswer> {
    await this.access.require(caller, 'log.verify');
    const { id, done } = await this.verifications.start(caller);
    await Promise.race([done, pause(patienceMs, undefined, { ref: false })]);
    const found = await this.store.find(id);
    if (!found) throw new VigieError('object.notFound');
    return { result: { ...verificationView(found, await this.seals.last(), caller.language), path: { type: 'tasks', id } } };
  }
}
