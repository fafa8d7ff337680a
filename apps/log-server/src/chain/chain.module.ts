import { Module } from '@nestjs/common';
import { ChainHead } from './chain-head.js';
import { LogKeys } from './log-keys.js';

/** The chain of the log: how entries hang together, and the keys that seal it. */
@Module({ providers: [LogKeys, ChainHead], exports: [LogKeys, ChainHead] })
export class ChainModule {}
