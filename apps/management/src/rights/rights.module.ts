import { Global, Module } from '@nestjs/common';
import { ChangeJudge } from './change-judge.js';
import { RightsPublisher } from './rights-publisher.js';

/** Who may do what: compiled here, held by every service. */
@Global()
@Module({ providers: [ChangeJudge, RightsPublisher], exports: [ChangeJudge, RightsPublisher] })
export class RightsModule {}
