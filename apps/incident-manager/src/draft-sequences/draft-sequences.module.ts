import { Module } from '@nestjs/common';
import { SpansModule } from '../projects/sequences/spans.module.js';
import { DraftSequencesController } from './draft-sequences.controller.js';
import { DraftSequences } from './draft-sequences.service.js';

@Module({ imports: [SpansModule], controllers: [DraftSequencesController], providers: [DraftSequences], exports: [DraftSequences] })
export class DraftSequencesModule {}
