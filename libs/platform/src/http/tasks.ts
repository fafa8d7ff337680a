import { VigieError } from '@vigie/contracts';

/** Actions of a resource: `POST /x/{id}?task=Name`. Finds the named one in any case or refuses, naming those there are. */
export class Tasks<Handler> {
  constructor(private readonly handlers: Record<string, Handler>) {}

  find(name: string | undefined): Handler {
    const known = Object.keys(this.handlers).find((task) => task.toLowerCase() === name?.toLowerCase());
    const handler = known === undefined ? undefined : this.handlers[known];
    if (handler === undefined) throw new VigieError('task.unknown', { params: { task: name ?? '', tasks: Object.keys(this.handlers).join(', ') } });
    return handler;
  }
}
