import type { LoggerService } from '@nestjs/common';
import { logger } from './logger.js';

/** Hands what the framework says to the structured log; its start-up chatter is debug. */
export class NestLogger implements LoggerService {
  private readonly nest = logger('nest');

  log(message: unknown, context?: string): void {
    this.nest.debug({ context }, String(message));
  }

  debug(message: unknown, context?: string): void {
    this.nest.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: string): void {
    this.nest.trace({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    if (/^-+$|PREVIEW mode|not be instantiated/.test(String(message))) return;
    this.nest.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.nest.error({ context, stack }, String(message));
  }

  fatal(message: unknown, context?: string): void {
    this.nest.fatal({ context }, String(message));
  }
}
