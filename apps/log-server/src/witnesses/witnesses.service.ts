import { Injectable } from '@nestjs/common';
import { witnessedSeals, witnessServices } from '@vigie/contracts';
import type { WitnessedSealsReply, WitnessService } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import { logger } from '@vigie/platform/telemetry';

const log = logger('witnesses');
const deadlineMs = 3_000;

/** What a witness said; without a reply: nothing. */
export interface WitnessAnswer {
  service: WitnessService;
  reply?: WitnessedSealsReply;
}

/** Asks the witnesses of the log's seals. */
@Injectable()
export class Witnesses {
  constructor(private readonly questions: Questions) {}

  /** What every witness keeps. One that does not answer is in the list, too. */
  askAll(): Promise<WitnessAnswer[]> {
    return Promise.all(witnessServices.map((service) => this.ask(service, [])));
  }

  /** Asks one witness for seals by their numbers. */
  async ask(service: WitnessService, numbers: number[]): Promise<WitnessAnswer> {
    try {
      return { service, reply: await this.questions.ask(witnessedSeals[service], { numbers }, { deadlineMs }) };
    } catch (error) {
      log.warn({ err: error, witness: service }, 'a witness of the log does not answer');
      return { service };
    }
  }

  /** Throws where a witness knows a seal of a log that begins: it was emptied. One that is silent hears the first seal anyway. */
  async requireUnsealed(): Promise<void> {
    const knowing = (await this.askAll()).find(({ reply }) => reply?.newest);
    if (!knowing?.reply?.newest) return;
    const { number, last } = knowing.reply.newest;
    throw new Error(`The log is empty, but ${knowing.service} keeps its seal ${number} over ${last} entries: it was emptied. Put its database back from the backup.`);
  }
}
