import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { WitnessService } from '@vigie/contracts';
import { SealWitness, WITNESS } from './seal-witness.service.js';
import { witnessAnswers } from './witness-answers.js';
import { WitnessStore } from './witness-store.js';

/** Makes a service a witness of the log's seals (LG-16). Its migrations call `createWitnessTables`. */
@Module({})
export class SealWitnessModule {
  static of(witness: WitnessService): DynamicModule {
    return { module: SealWitnessModule, controllers: [witnessAnswers(witness)], providers: [{ provide: WITNESS, useValue: witness }, WitnessStore, SealWitness] };
  }
}
