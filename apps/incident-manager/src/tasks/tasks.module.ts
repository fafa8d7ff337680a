import { Global, Module } from '@nestjs/common';
import { TasksController } from './tasks.controller.js';
import { CollectionTasks, ProjectTasks } from './tasks.service.js';

/** Where features put the tasks they perform. */
@Global()
@Module({ controllers: [TasksController], providers: [ProjectTasks, CollectionTasks], exports: [ProjectTasks, CollectionTasks] })
export class TasksModule {}
