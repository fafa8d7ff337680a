import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GuidPipe, RespondsFile } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Stills } from './stills.service.js';

/** What was seen at the start of a sequence. */
@Controller('api/rest/v1/incidentProjects/:projectId/sequences/:id/still')
export class StillsController {
  constructor(private readonly stills: Stills) {}

  /** A JPEG picture, 640 pixels wide or less. */
  @Get()
  @Requires('incidentSequence.view')
  @RespondsFile('image/jpeg')
  async picture(
    @Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const picture = await this.stills.picture(caller, projectId, id);
    void reply.header('Content-Type', 'image/jpeg');
    return picture;
  }
}
