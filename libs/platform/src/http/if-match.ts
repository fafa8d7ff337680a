import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';

const conditional = 'vigie:conditional';

const version = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']));

/** The version that a change is based on, from `If-Match`; undefined where the caller does not say. */
export const IfMatch = (): ParameterDecorator => (target, method, index) => {
  version()(target, method, index);
  const handler = Object.getOwnPropertyDescriptor(target, method ?? '');
  if (!handler || method === undefined) return;
  Reflect.defineMetadata(conditional, true, handler.value as object);
  ApiHeader({ name: 'If-Match', required: false, description: 'The ETag that the change is based on.' })(target, method, handler);
};

/** Whether a route takes the version that a change is based on. */
export const isConditional = (handler: object): boolean => Reflect.getMetadata(conditional, handler) === true;

export function readIfMatch(header?: string): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const [, version] = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim()) ?? [];
  if (version === undefined) throw new VigieError('query.invalid', { property: 'If-Match', params: { detail: 'send the ETag as it came' } });
  return Number(version);
}

/** Refuses a change that is based on another version than the present one. */
export function requireVersion(present: number, wanted?: number): void {
  if (wanted !== undefined && wanted !== present) throw new VigieError('object.changed');
}
