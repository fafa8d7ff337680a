import { Module } from '@nestjs/common';
import { ChainModule } from '../chain/chain.module.js';
import { SealsService } from './seals.service.js';

/** Signed seals over the chain (LG-04). */
@Module({ imports: [ChainModule], providers: [SealsService], exports: [ChainModule, SealsService] })
export class SealsModule {}
