import { Controller, Get, Header, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { instantExpected, readInstant, VigieError } from '@vigie/contracts';
import { RespondsFile } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Stills } from './stills.service.js';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Controller('api/rest/v1/stills')
export class StillsController {
  constructor(private readonly stills: Stills) {}

  /**
   * `?camera='id'&time='…'&width=640`: a JPEG of that instant (right: playback), without `time` of now (right: live). Values may be quoted, as in lists.
   * The wall clock of the frame, ISO 8601, is in the header `X-Vigie-Frame-Time`: it may be earlier than what was asked for.
   */
  @Get()
  @Requires('camera.view')
  @RespondsFile('image/jpeg')
  @Header('Cache-Control', 'no-store')
  async get(@Query('camera') camera: unknown, @Query('time') time: unknown, @Query('width') width: unknown, @Who() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const id = plain(camera).toLowerCase();
    if (!GUID.test(id)) throw new VigieError('query.invalid', { property: 'camera', params: { detail: "name one camera: camera='id'" } });
    const wide = readWidth(plain(width));
    const { jpeg, wallClock } = time === undefined ? await this.stills.latest(caller, id, wide) : await this.stills.recorded(caller, id, instantOf(plain(time)), wide);
    void reply.header('X-Vigie-Frame-Time', new Date(wallClock).toISOString());
    return new StreamableFile(jpeg, { type: 'image/jpeg' });
  }
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.replace(/^'(.*)'$/s, '$1') : '';
}

function instantOf(text: string): number {
  const instant = readInstant(text);
  if (!instant) throw new VigieError('query.invalid', { property: 'time', params: { detail: instantExpected } });
  return instant.getTime();
}

function readWidth(text: string): number | undefined {
  if (text === '') return undefined;
  const width = Number(text);
  if (!Number.isInteger(width) || width < 32 || width > 1920) throw new VigieError('query.invalid', { property: 'width', params: { detail: 'a whole number from 32 to 1920 is expected' } });
  return width;
}
