type ParametersClass = new () => object;

/** Names of tasks with the classes of their parameters; `null` where there are none. */
export type TaskParameters = Readonly<Record<string, ParametersClass | null>>;

const performed = 'vigie:performs';

/** Names the tasks that a route performs, `POST /x?task=Name` or `POST /x/{id}?task=Name`, for the OpenAPI reference. */
export const Performs = (tasks: TaskParameters): MethodDecorator => (_, __, { value: handler }: PropertyDescriptor) =>
  Reflect.defineMetadata(performed, tasks, handler as object);

export const performedBy = (handler: object): TaskParameters | undefined => Reflect.getMetadata(performed, handler) as TaskParameters | undefined;

interface Described {
  parameters?: object[];
  requestBody?: object;
}

/**
 * Adds tasks to an operation of the reference. `beside`: they stand beside what the operation does without a task, so that
 * the name of one is optional and its parameters are one way among others to fill the body.
 */
export function describeTasks(operation: Described, tasks: TaskParameters, reference: (type: ParametersClass) => object, beside: boolean): void {
  const names = Object.keys(tasks);
  const others = (operation.parameters ?? []).filter((one) => (one as { name?: string }).name !== 'task');
  operation.parameters = [...others, { name: 'task', in: 'query', required: !beside, schema: { type: 'string', enum: names } }];
  const bodies = names.flatMap((name) => (tasks[name] ? [{ title: name, allOf: [reference(tasks[name])] }] : []));
  if (bodies.length === 0) return;
  const before = (operation.requestBody as { content?: Record<string, { schema?: object }> } | undefined)?.content?.['application/json']?.schema;
  const ways = [...(beside && before ? [before] : []), ...bodies];
  operation.requestBody = { required: false, content: { 'application/json': { schema: ways.length === 1 ? ways[0] : { anyOf: ways } } } };
}
