import { Module } from '@nestjs/common';
import { RetentionService } from './retention.service.js';

/** How long events and alarms are kept (EV-08). */
@Module({ providers: [RetentionService] })
export class RetentionModule {}
