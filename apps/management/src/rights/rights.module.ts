import { Global, Module } from '@nestjs/common';
import { RightsPublisher } from './rights-publisher.js';

/** Who may do what: compiled here, held by every service. */
@Global()
@Module({ providers: [RightsPublisher], exports: [RightsPublisher] })
export class RightsModule {}
