import { services } from '@vigie/contracts';
import type { ServiceDefinition } from '@vigie/platform/boot';

const isDefinition = (candidate: unknown): candidate is ServiceDefinition =>
  typeof candidate === 'object' && candidate !== null && 'modules' in candidate && 'migrations' in candidate;

/** The declarations of all services, in the contracts' order. */
export async function allServices(): Promise<ServiceDefinition[]> {
  const definitions: ServiceDefinition[] = [];
  // One after the other: services share libraries, and a test's module loader cannot link one library twice at once.
  for (const name of services) {
    const module = (await import(`@vigie/${name}/app`)) as Record<string, unknown>;
    const definition = Object.values(module).find(isDefinition);
    if (!definition) throw new Error(`apps/${name}/src/app.module.ts declares no service.`);
    definitions.push(definition);
  }
  return definitions;
}
