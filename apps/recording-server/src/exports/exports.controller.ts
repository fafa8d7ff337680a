import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, StreamableFile } from '@nestjs/common';
import { instantExpected, readInstant, VigieError } from '@vigie/contracts';
import { RespondsFile } from '@vigie/platform/http';
import { Public } from '@vigie/platform/security';
import { Tickets } from '../viewing/tickets.service.js';
import { Exports } from './exports.service.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Controller('api/rest/v1/recordings/export')
export class ExportsController {
  constructor(private readonly exports: Exports, private readonly tickets: Tickets) {}

  /**
   * `?camera=…&stream=…&from=…&last=…`: a planned file as MP4. Admitted by a media ticket of the verb `export` in `Authorization: Ticket …`,
   * which names the person whose rights decide. The answer says its length beforehand; where it breaks off earlier the file is not whole.
   */
  @Get()
  @Public()
  @RespondsFile('video/mp4')
  async get(@Query() query: Record<string, unknown>, @Headers('authorization') authorization?: string): Promise<StreamableFile> {
    const [camera, stream] = [readId(query, 'camera'), readId(query, 'stream')];
    const span = { from: instantOf(query, 'from'), last: instantOf(query, 'last') };
    const [, ticket = ''] = /^Ticket +([\w-]+)$/i.exec(authorization ?? '') ?? [];
    const { user } = await this.tickets.redeem(ticket, camera, 'export');
    const { bytes, content } = await this.exports.open({ principal: user, language: 'en' }, camera, stream, span);
    return new StreamableFile(Readable.from(content, { objectMode: false }), { type: 'video/mp4', length: bytes });
  }
}

function readId(query: Record<string, unknown>, property: string): string {
  const text = query[property];
  if (typeof text !== 'string' || !GUID.test(text)) throw new VigieError('query.invalid', { property, params: { detail: 'an id is expected' } });
  return text.toLowerCase();
}

function instantOf(query: Record<string, unknown>, property: string): number {
  const instant = readInstant(query[property]);
  if (!instant) throw new VigieError('query.invalid', { property, params: { detail: instantExpected } });
  return instant.getTime();
}
