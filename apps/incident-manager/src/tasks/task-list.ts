import type { FastifyReply } from 'fastify';
import { BodyValidationPipe, Tasks } from '@vigie/platform/http';
import type { Caller } from '@vigie/platform/security';

type Class<D extends object> = new () => D;

/** What a task does: its parameters are checked, its rights are its own business. */
export type Performed<About, D extends object> = (caller: Caller, about: About, dto: D, reply: FastifyReply) => Promise<unknown>;

/** The tasks of a resource. Each feature adds its own, with the class of its parameters. */
export class TaskList<About> {
  private readonly handlers: Record<string, Performed<About, object>> = {};
  private readonly pipe = new BodyValidationPipe();

  add<D extends object>(name: string, parameters: Class<D>, perform: Performed<About, D>): void {
    this.handlers[name] = (caller, about, body, reply) =>
      perform(caller, about, this.pipe.transform(body, { type: 'body', metatype: parameters }) as D, reply);
  }

  /** Throws `task.unknown`, naming those there are. */
  async perform(name: string | undefined, caller: Caller, about: About, body: object, reply: FastifyReply): Promise<unknown> {
    return new Tasks(this.handlers).find(name)(caller, about, body, reply);
  }
}
