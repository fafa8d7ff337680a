import { Module } from '@nestjs/common';
import { CameraSites } from './camera-sites.service.js';
import { Spans } from './spans.service.js';

/** Used by the draft list and by projects alike. */
@Module({ providers: [Spans, CameraSites], exports: [Spans, CameraSites] })
export class SpansModule {}
