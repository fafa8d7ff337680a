import { Injectable } from '@nestjs/common';
import { TaskList } from './task-list.js';
import { collectionTasks, projectTasks } from './task-parameters.js';

/** Tasks of one project, `POST /incidentProjects/{id}?task=Name`: they are told its id. */
@Injectable()
export class ProjectTasks extends TaskList<string, typeof projectTasks> {
  constructor() {
    super(projectTasks);
  }
}

/** Tasks of all projects, `POST /incidentProjects?task=Name`. */
@Injectable()
export class CollectionTasks extends TaskList<undefined, typeof collectionTasks> {
  constructor() {
    super(collectionTasks);
  }
}
