import { Module } from '@nestjs/common';
import { Witnesses } from './witnesses.service.js';

/** Services that keep the seals of the log where this one cannot reach them (LG-16). */
@Module({ providers: [Witnesses], exports: [Witnesses] })
export class WitnessesModule {}
