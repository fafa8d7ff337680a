import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ProjectTasks } from '../tasks/tasks.service.js';
import { ProjectExports } from './project-exports.service.js';

/** The task ExportProject (IM-31): it goes on behind its answer, see /tasks/{id}. */
@Injectable()
export class ExportTask implements OnModuleInit {
  constructor(private readonly tasks: ProjectTasks, private readonly exports: ProjectExports) {}

  onModuleInit(): void {
    this.tasks.add('ExportProject', async (caller, projectId, dto) => {
      const id = await this.exports.start(caller, projectId, dto);
      return { result: { state: 'InProgress', path: { type: 'tasks', id } } };
    });
  }
}
