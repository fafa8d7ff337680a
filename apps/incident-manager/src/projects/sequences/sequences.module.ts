import { Module } from '@nestjs/common';
import { DraftSequencesModule } from '../../draft-sequences/draft-sequences.module.js';
import { Recordings } from './recordings.service.js';
import { SequenceStore } from './sequence-store.service.js';
import { SequenceTask } from './sequence-task.js';
import { SequencesController } from './sequences.controller.js';
import { Sequences } from './sequences.service.js';
import { SpansModule } from './spans.module.js';
import { StillKeeper } from './still-keeper.service.js';
import { StillSource } from './still-source.service.js';
import { StillStore } from './still-store.service.js';
import { StillsController } from './stills.controller.js';
import { Stills } from './stills.service.js';
import { VideoQuestions } from './video-questions.service.js';

/** What of the cameras belongs to projects. */
@Module({
  imports: [SpansModule, DraftSequencesModule],
  controllers: [SequencesController, StillsController],
  providers: [Sequences, SequenceStore, SequenceTask, Recordings, VideoQuestions, Stills, StillStore, StillSource, StillKeeper],
  exports: [SequenceStore, Recordings, Stills, StillStore, SpansModule],
})
export class SequencesModule {}
