import { Module } from '@nestjs/common';
import { ChainModule } from '../chain/chain.module.js';
import { SealsModule } from '../seals/seals.module.js';
import { ChainReader } from './chain-reader.js';
import { SealsController } from './seals.controller.js';
import { TasksController } from './tasks.controller.js';
import { VerificationController } from './verification.controller.js';
import { VerificationService } from './verification.service.js';
import { VerificationStore } from './verification.store.js';

/** Proves that the log is whole, or names the first place where it is not (LG-04). */
@Module({
  imports: [ChainModule, SealsModule],
  controllers: [VerificationController, TasksController, SealsController],
  providers: [VerificationService, VerificationStore, ChainReader],
})
export class VerificationModule {}
