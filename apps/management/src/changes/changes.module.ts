import { Global, Module } from '@nestjs/common';
import { Administration } from './administration.service.js';
import { PartitionChoice } from './partition-choice.js';

/** How the configuration is changed. */
@Global()
@Module({ providers: [Administration, PartitionChoice], exports: [Administration, PartitionChoice] })
export class ChangesModule {}
