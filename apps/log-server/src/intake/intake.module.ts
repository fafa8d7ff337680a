import { Module } from '@nestjs/common';
import { ChainModule } from '../chain/chain.module.js';
import { IntakeMessages } from './intake.messages.js';
import { IntakeService } from './intake.service.js';
import { Periods } from './periods.js';

/** Takes what every service writes to the log (LG-05). */
@Module({ imports: [ChainModule], providers: [IntakeMessages, IntakeService, Periods] })
export class IntakeModule {}
