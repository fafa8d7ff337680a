import type { FastifyReply } from 'fastify';
import { BodyValidationPipe, Tasks } from '@vigie/platform/http';
import type { TaskParameters } from '@vigie/platform/http';
import type { Caller } from '@vigie/platform/security';

type Dto<P extends TaskParameters, N extends keyof P> = NonNullable<P[N]> extends new () => infer D ? D & object : object;

/** What a task does: its parameters are checked, its rights are its own business. */
export type Performed<About, D extends object> = (caller: Caller, about: About, dto: D, reply: FastifyReply) => Promise<unknown>;

/** The tasks of a resource. Each feature adds what its own does. */
export class TaskList<About, P extends TaskParameters> {
  private readonly handlers: Record<string, Performed<About, object>> = {};
  private readonly pipe = new BodyValidationPipe();

  constructor(private readonly parameters: P) {}

  add<N extends keyof P & string>(name: N, perform: Performed<About, Dto<P, N>>): void {
    const metatype = this.parameters[name] ?? undefined;
    this.handlers[name] = (caller, about, body, reply) => perform(caller, about, this.pipe.transform(body, { type: 'body', metatype }) as Dto<P, N>, reply);
  }

  /** Throws `task.unknown`, naming those there are. */
  async perform(name: string | undefined, caller: Caller, about: About, body: object, reply: FastifyReply): Promise<unknown> {
    return new Tasks(this.handlers).find(name)(caller, about, body, reply);
  }
}
