import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IncidentTask, VigieError } from '@vigie/contracts';
import { deleted, GuidPipe, one, Performs, Responds, RespondsFile, Tasks } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import { requireExport } from '../export-rights.js';
import { countChunks, readChunks } from './package-chunks.js';
import { TaskStore } from './task-store.service.js';
import { taskView } from './task.view.js';

/** Long tasks of the caller's own; nobody sees another's. */
@Controller('api/rest/v1/tasks')
@SignedIn()
export class LongTasksController {
  private readonly tasks = new Tasks({ TaskCleanup: (id: string) => this.store.remove(id) });

  constructor(
    private readonly store: TaskStore,
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly config: IncidentConfig,
  ) {}

  @Get(':id')
  @Responds('one', IncidentTask)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    return one(taskView(await this.store.find(caller, id), this.config.exportKeepMs, caller.language));
  }

  /** `?task=TaskCleanup`: its package goes; a task under way ends. */
  @Post(':id')
  @HttpCode(200)
  @Performs({ TaskCleanup: null })
  @Responds('deleted')
  async clean(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Query('task') task?: string) {
    const perform = this.tasks.find(task);
    await perform((await this.store.find(caller, id)).id);
    return deleted();
  }

  /** The evidence package, as often as wanted until it expires; encrypted to the password that was given with the task. */
  @Get(':id/package')
  @RespondsFile('application/octet-stream')
  async fetch(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { package: made } = await this.store.find(caller, id);
    await requireExport(this.access, caller);
    if (!made) throw new VigieError('incident.export.notReady');
    if ((await countChunks(this.database.read, id)) !== made.chunks) throw new VigieError('incident.export.lost');
    void reply.header('Repr-Digest', `sha-256=:${Buffer.from(made.sha256, 'hex').toString('base64')}:`);
    const content = Readable.from(readChunks(this.database.read, id, made.chunks), { objectMode: false });
    return new StreamableFile(content, { type: 'application/octet-stream', length: made.bytes, disposition: `attachment; filename="${made.name}"` });
  }
}
