import { VigieError } from '@vigie/contracts';

/** Actions of a resource: `POST /x/{id}?task=Name`. Finds the named one in any case or refuses, naming those there are. */
export class Tasks<Handler> {
  constructor(private readonly handlers: Record<string, Handler>) {}

  /** `name` as the address gives it: named twice it is a list, which is the name of none. */
  find(name: string | string[] | undefined): Handler {
    const wanted = String(name ?? '');
    const known = Object.keys(this.handlers).find((task) => task.toLowerCase() === wanted.toLowerCase());
    const handler = known === undefined ? undefined : this.handlers[known];
    if (handler === undefined) throw new VigieError('task.unknown', { params: { task: wanted, tasks: Object.keys(this.handlers).join(', ') } });
    return handler;
  }
}
