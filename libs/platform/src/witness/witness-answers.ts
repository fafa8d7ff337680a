import { Controller } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { witnessedSeals, WitnessedSealsRequest } from '@vigie/contracts';
import type { WitnessedSealsReply, WitnessService } from '@vigie/contracts';
import { Answers } from '../messaging/index.js';
import { ServicesOnly } from '../security/index.js';
import { WitnessStore } from './witness-store.js';

/** The controller with which this service says what it keeps. */
export function witnessAnswers(witness: WitnessService): Type {
  @Controller()
  class WitnessAnswers {
    constructor(private readonly store: WitnessStore) {}

    @Answers(witnessedSeals[witness])
    @ServicesOnly()
    async read(@Payload() { numbers }: WitnessedSealsRequest): Promise<WitnessedSealsReply> {
      const [oldest, newest, seals] = await Promise.all([this.store.oldest(), this.store.newest(), this.store.find(numbers)]);
      return { seals, ...(oldest === undefined ? {} : { oldest }), ...(newest ? { newest } : {}) };
    }
  }
  return WitnessAnswers;
}
