import { Module } from '@nestjs/common';
import { PropertiesModule } from '../properties/properties.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { CallsController } from './calls/calls.controller.js';
import { Calls } from './calls/calls.service.js';
import { CommentsController } from './comments/comments.controller.js';
import { Comments } from './comments/comments.service.js';
import { LinksModule } from './links/links.module.js';
import { AskedMembers } from './asked-members.service.js';
import { ProjectChanges } from './project-changes.service.js';
import { ProjectList } from './project-list.service.js';
import { ProjectsController } from './projects.controller.js';
import { Projects } from './projects.service.js';
import { SequencesModule } from './sequences/sequences.module.js';
import { TextSamples } from './text-samples.service.js';

@Module({
  imports: [PropertiesModule, SequencesModule, ActivitiesModule, LinksModule],
  controllers: [ProjectsController, CommentsController, CallsController],
  providers: [AskedMembers, Projects, ProjectChanges, ProjectList, TextSamples, Comments, Calls],
})
export class ProjectsModule {}
