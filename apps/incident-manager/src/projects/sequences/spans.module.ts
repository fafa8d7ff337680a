import { Module } from '@nestjs/common';
import { Spans } from './spans.service.js';

/** Used by the draft list and by projects alike. */
@Module({ providers: [Spans], exports: [Spans] })
export class SpansModule {}
