import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { IncidentComment } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CommentDto } from './comment.dto.js';
import { commentList, commentView } from './comment.view.js';
import { Comments } from './comments.service.js';

/** What people wrote about an incident (IM-25). */
@Controller('api/rest/v1/incidentProjects/:projectId/comments')
export class CommentsController {
  constructor(private readonly comments: Comments) {}

  @Get()
  @Requires('incidentComment.view')
  @Responds('list', IncidentComment)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(commentList) query: ListQuery) {
    return list((await this.comments.list(caller, projectId, query)).map(commentView));
  }

  @Get(':id')
  @Requires('incidentComment.view')
  @Responds('one', IncidentComment)
  async get(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    const row = await this.comments.get(caller, projectId, id);
    return one(commentView(row), row.version);
  }

  @Post()
  @Requires('incidentComment.manage')
  @Responds('created', IncidentComment)
  async add(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Body() { text }: CommentDto) {
    const row = await this.comments.add(caller, projectId, text);
    return created('comments', commentView(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentComment.manage')
  @Responds('one', IncidentComment)
  async change(
    @Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string,
    @Body() { text }: CommentDto, @IfMatch() version?: number,
  ) {
    const row = await this.comments.change(caller, projectId, id, text, version);
    return one(commentView(row), row.version);
  }

  @Delete(':id')
  @Requires('incidentComment.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    await this.comments.remove(caller, projectId, id, version);
    return deleted();
  }
}
