import type { LoggerService } from '@nestjs/common';
import { logger } from './logger.js';

/** Hands what the framework says to the structured log; its start-up chatter is debug. */
export class NestLogger implements LoggerService {
  private readonly log_ = logger('nest');

  log(message: unknown, context?: string): void {
    this.log_.debug({ context }, String(message));
  }

  debug(message: unknown, context?: string): void {
    this.log_.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: string): void {
    this.log_.trace({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.log_.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.log_.error({ context, stack }, String(message));
  }

  fatal(message: unknown, context?: string): void {
    this.log_.fatal({ context }, String(message));
  }
}
