import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities/activities.controller.js';
import { Activities } from './activities/activities.service.js';
import { ActivitySight } from './activities/activity-sight.service.js';
import { CallsController } from './calls/calls.controller.js';
import { Calls } from './calls/calls.service.js';
import { CommentsController } from './comments/comments.controller.js';
import { Comments } from './comments/comments.service.js';
import { AskedMembers } from './asked-members.service.js';
import { LinksModule } from './links/links.module.js';
import { ProjectChanges } from './project-changes.service.js';
import { ProjectList } from './project-list.service.js';
import { ProjectsController } from './projects.controller.js';
import { Projects } from './projects.service.js';
import { SequencesModule } from './sequences/sequences.module.js';

@Module({
  imports: [SequencesModule, LinksModule],
  controllers: [ProjectsController, CommentsController, CallsController, ActivitiesController],
  providers: [AskedMembers, Projects, ProjectChanges, ProjectList, Comments, Calls, Activities, ActivitySight],
})
export class ProjectsModule {}
