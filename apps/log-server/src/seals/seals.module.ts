import { Module } from '@nestjs/common';
import { ChainModule } from '../chain/chain.module.js';
import { SealStore } from './seal-store.js';
import { SealsService } from './seals.service.js';

/** Signed seals over the chain (LG-04). */
@Module({ imports: [ChainModule], providers: [SealStore, SealsService], exports: [SealStore, SealsService] })
export class SealsModule {}
