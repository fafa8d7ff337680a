import { Module } from '@nestjs/common';
import { DraftSequencesModule } from '../draft-sequences/draft-sequences.module.js';
import { ActivitiesController } from './activities/activities.controller.js';
import { Activities } from './activities/activities.service.js';
import { CallsController } from './calls/calls.controller.js';
import { Calls } from './calls/calls.service.js';
import { CommentsController } from './comments/comments.controller.js';
import { Comments } from './comments/comments.service.js';
import { ProjectList } from './project-list.service.js';
import { ProjectsController } from './projects.controller.js';
import { Projects } from './projects.service.js';
import { Recordings } from './sequences/recordings.service.js';
import { SequenceStore } from './sequences/sequence-store.service.js';
import { SequencesController } from './sequences/sequences.controller.js';
import { Sequences } from './sequences/sequences.service.js';
import { SpansModule } from './sequences/spans.module.js';

@Module({
  imports: [SpansModule, DraftSequencesModule],
  controllers: [ProjectsController, SequencesController, CommentsController, CallsController, ActivitiesController],
  providers: [Projects, ProjectList, Sequences, SequenceStore, Recordings, Comments, Calls, Activities],
  exports: [Recordings],
})
export class ProjectsModule {}
