import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { CollectionTasks } from '../tasks/tasks.service.js';
import { StatisticsNames } from './statistics-names.service.js';
import { Statistics } from './statistics.service.js';

/** The task Statistics (IM-35). */
@Module({ providers: [Statistics, StatisticsNames] })
export class StatisticsModule implements OnModuleInit {
  constructor(private readonly tasks: CollectionTasks, private readonly statistics: Statistics) {}

  onModuleInit(): void {
    this.tasks.add('Statistics', async (caller, _, dto) => ({ result: { state: 'Success', ...await this.statistics.count(caller, dto) } }));
  }
}
