import { Module } from '@nestjs/common';
import { SealsModule } from '../seals/seals.module.js';
import { WitnessCheck } from '../witnesses/witness-check.service.js';
import { ChainProof } from './chain-proof.service.js';
import { ChainReader } from './chain-reader.js';
import { SealsController } from './seals.controller.js';
import { TasksController } from './tasks.controller.js';
import { VerificationController } from './verification.controller.js';
import { VerificationService } from './verification.service.js';
import { VerificationStore } from './verification.store.js';

/** Proves that the log is whole, or names the first place where it is not (LG-04, LG-16). */
@Module({
  imports: [SealsModule],
  controllers: [VerificationController, TasksController, SealsController],
  providers: [VerificationService, VerificationStore, ChainReader, ChainProof, WitnessCheck],
})
export class VerificationModule {}
