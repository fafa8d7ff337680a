import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { RouteConstraints } from '@nestjs/platform-fastify';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

const named = 'named';

/** Whether the address names a task, in any case; `?task=` without a name is one too, and is refused as unknown. */
export const namesTask = (url: string | undefined): boolean => /[?&]task(=|&|$)/i.test(url ?? '');

/** Lets a path have one route for requests that name a task and another for those that do not. */
export function routeTasks(fastify: FastifyInstance): void {
  fastify.addConstraintStrategy({
    name: 'task',
    storage: () => {
      const handlers = new Map<unknown, never>();
      return { get: (value: unknown) => handlers.get(value) ?? null, set: (value: unknown, handler: never) => void handlers.set(value, handler) };
    },
    validate: () => undefined,
    deriveConstraint: ({ url }: { url?: string }) => (namesTask(url) ? named : undefined),
  });
}

/** `POST /x?task=Name` beside `POST /x`, which creates. The reference of the API describes the latter. */
export const CollectionTask = (): MethodDecorator => applyDecorators(Post(), HttpCode(200), RouteConstraints({ task: named }), ApiExcludeEndpoint());
