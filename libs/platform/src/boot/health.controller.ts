import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { metrics } from '../telemetry/index.js';
import { Inside, Public } from '../security/index.js';
import { Readiness } from './readiness.js';

/** What an orchestrator asks: is it alive, may it get work. How it does, and what is not well, is for those who look after it. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Public()
  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Public()
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    const { status } = await this.details(reply);
    return { status };
  }

  @Inside()
  @Get('health/details')
  async details(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; problems: Record<string, string> }> {
    const problems = await this.readiness.problems();
    const ready = Object.keys(problems).length === 0;
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ok' : 'unavailable', problems };
  }

  @Inside()
  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return metrics.metrics();
  }
}
