import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ProjectTasks } from '../../tasks/tasks.service.js';
import { sequenceView } from './sequence.view.js';
import { Sequences } from './sequences.service.js';

/** The task AddDraftSequences: a project takes over what was marked while watching (IM-21). */
@Injectable()
export class SequenceTask implements OnModuleInit {
  constructor(private readonly tasks: ProjectTasks, private readonly sequences: Sequences) {}

  onModuleInit(): void {
    this.tasks.add('AddDraftSequences', async (caller, projectId, dto) => {
      const rows = await this.sequences.add(caller, projectId, { draftSequences: dto.draftSequences ?? 'all' });
      return { result: { state: 'Success', sequences: rows.map(sequenceView) } };
    });
  }
}
