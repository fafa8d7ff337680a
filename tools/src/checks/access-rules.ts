import type { DynamicModule, Type } from '@nestjs/common';
import { accessRule } from '@vigie/platform/security';
import type { AccessRule } from '@vigie/platform/security';
import type { ServiceDefinition } from '@vigie/platform/boot';

/** A route or message handler and what it asks of its caller. */
export interface Handler {
  name: string;
  rule?: AccessRule;
}

const isHandler = (method: unknown): method is object =>
  typeof method === 'function' && ['path', 'microservices:pattern'].some((key) => Reflect.hasMetadata(key, method));

/** Every HTTP route and question handler of a service. */
export function handlersOf(service: ServiceDefinition): Handler[] {
  return [...controllersOf(service.modules, new Set())].flatMap((controller) => {
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor' && isHandler(prototype[name])).map((name) => ({
      name: `${service.name} ${controller.name}.${name}`,
      rule: (Reflect.getMetadata(accessRule, prototype[name] as object) ?? Reflect.getMetadata(accessRule, controller)) as AccessRule | undefined,
    }));
  });
}

type AnyModule = Type | DynamicModule;

function* controllersOf(modules: AnyModule[], seen: Set<unknown>): Generator<Type> {
  for (const module of modules) {
    if (!module || seen.has(module)) continue;
    seen.add(module);
    const type = 'module' in module ? module.module : module;
    const own = 'module' in module ? module : undefined;
    yield* [...((Reflect.getMetadata('controllers', type) as Type[] | undefined) ?? []), ...(own?.controllers ?? [])];
    yield* controllersOf([...((Reflect.getMetadata('imports', type) as AnyModule[] | undefined) ?? []), ...((own?.imports ?? []) as AnyModule[])], seen);
  }
}
