import { applyDecorators, HttpCode, Post, SetMetadata } from '@nestjs/common';
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

const collectionTask = 'vigie:collectionTask';

/** `POST /x?task=Name` beside `POST /x`, which creates. One operation of the API's reference describes both. */
export const CollectionTask = (): MethodDecorator =>
  applyDecorators(Post(), HttpCode(200), RouteConstraints({ task: named }), ApiExcludeEndpoint(), SetMetadata(collectionTask, true));

export const isCollectionTask = (handler: object): boolean => Reflect.getMetadata(collectionTask, handler) === true;
