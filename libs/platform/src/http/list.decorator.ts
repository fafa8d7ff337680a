import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './language.js';
import { parseListQuery } from './list-query.js';
import type { ListDefinition, ListQuery } from './list-query.js';

/** The checked list query of a request. */
export const List = createParamDecorator((definition: ListDefinition, context: ExecutionContext): ListQuery => {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, string | string[]> }>>();
  return { ...parseListQuery(request.query, definition), language: languageOf(request) };
});
