import { Global, Module } from '@nestjs/common';
import { Giving } from './giving.js';

/** Who is in what, and who may put them there. */
@Global()
@Module({ providers: [Giving], exports: [Giving] })
export class MembersModule {}
