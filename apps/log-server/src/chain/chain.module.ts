import { Module } from '@nestjs/common';
import { WitnessesModule } from '../witnesses/witnesses.module.js';
import { ChainHead } from './chain-head.js';
import { ChainStart } from './chain-start.js';
import { LogKeys } from './log-keys.js';
import { SealStore } from './seal-store.js';

/** The chain of the log: how entries hang together, and the keys that seal it. */
@Module({ imports: [WitnessesModule], providers: [LogKeys, ChainHead, ChainStart, SealStore], exports: [LogKeys, ChainHead, SealStore, WitnessesModule] })
export class ChainModule {}
