import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IncidentTask } from '@vigie/contracts';
import { addressOf, deleted, GuidPipe, languageOf, one, Performs, Responds, RespondsFile, Tasks } from '@vigie/platform/http';
import { AccessControl, Public, SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import { DownloadPasses } from '../downloads/download-passes.service.js';
import { PackageDownloads } from '../downloads/package-downloads.service.js';
import { TaskStore } from './task-store.service.js';
import { taskView } from './task.view.js';

type Performed = (caller: Caller, id: string, reply: FastifyReply) => Promise<void>;

/** Long tasks of the caller's own; nobody sees another's. */
@Controller('api/rest/v1/tasks')
@SignedIn()
export class LongTasksController {
  private readonly tasks = new Tasks<Performed>({
    TaskCleanup: async (caller, id) => this.store.remove((await this.store.find(caller, id)).id),
    AllowDownload: async (caller, id, reply) => {
      await this.packages.require(caller, id);
      void reply.header('Set-Cookie', await this.passes.issue(caller, id));
    },
  });

  constructor(
    private readonly store: TaskStore,
    private readonly packages: PackageDownloads,
    private readonly passes: DownloadPasses,
    private readonly access: AccessControl,
    private readonly config: IncidentConfig,
  ) {}

  @Get(':id')
  @Responds('one', IncidentTask)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    return one(taskView(await this.store.find(caller, id), this.config.exportKeepMs, caller.language));
  }

  /**
   * `?task=TaskCleanup`: its package goes; a task under way ends. `?task=AllowDownload`: for a minute the browser that asks
   * may fetch the package itself, at `/download`, with the cookie it is given.
   */
  @Post(':id')
  @HttpCode(200)
  @Performs({ TaskCleanup: null, AllowDownload: null })
  @Responds('deleted')
  async perform(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply, @Query('task') task?: string) {
    await this.tasks.find(task)(caller, id, reply);
    return deleted();
  }

  /** The evidence package, as often as wanted until it expires; encrypted to the password that was given with the task. */
  @Get(':id/package')
  @RespondsFile('application/octet-stream')
  fetch(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(caller, id, reply);
  }

  /** The same for a browser that shows a pass instead of a token: see the task `AllowDownload`. */
  @Get(':id/download')
  @Public()
  @RespondsFile('application/octet-stream')
  async download(@Param('id', GuidPipe) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const principal = await this.passes.read(request.headers.cookie, id);
    this.access.requireSession(principal);
    return this.send({ principal, address: addressOf(request.raw), language: languageOf(request) }, id, reply);
  }

  private async send(caller: Caller, id: string, reply: FastifyReply): Promise<StreamableFile> {
    const { file, sha256 } = await this.packages.open(caller, id);
    void reply.header('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    return file;
  }
}
