import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, type ServiceName } from '@vigie/contracts';
import { workspaceRoot } from '../installation/paths.js';
import { Problem } from '../problem.js';

/** Settings that the launcher makes itself: addresses, accounts and files that hang together. */
export const madeByLauncher: ReadonlySet<string> = new Set([
  'SITE_ID', 'HOST', 'PORT', 'PUBLIC_URL', 'IDENTITY_PROVIDER_URL', 'RECORDING_SERVER_URL', 'SERVICE_URLS', 'WEB_ROOT', 'DATABASE_URL', 'MIGRATION_DATABASE_URL', 'NATS_URL',
  'LOG_FILE', 'SYSTEM_KEY_FILE', 'ADMIN_PASSWORD_FILE', 'CLI_CLIENT_SECRET_FILE',
]);

/** Names of the settings that may be given to each service; made by `npm run generate -- docs`. */
export const knownSettingsFile = join(workspaceRoot, 'tools/src/settings/known-settings.json');

type Known = Readonly<Record<string, readonly string[]>>;
let known: Known | undefined;
const namesOf = (service: ServiceName): readonly string[] => (known ??= JSON.parse(readFileSync(knownSettingsFile, 'utf8')) as Known)[service] ?? [];

/** What stands before the name of a setting that is meant for one service, such as `INCIDENT_MANAGER__`. */
export const prefixOf = (service: ServiceName): string => `${service.replaceAll('-', '_').toUpperCase()}__`;

/**
 * The settings that whoever started Vigie gives to a service: `NAME` goes to every service that has it, and
 * `SERVICE__NAME` to that one, before the other.
 */
export function settingsFor(service: ServiceName, environment: NodeJS.ProcessEnv): Record<string, string> {
  const found = namesOf(service).map((name) => [name, environment[prefixOf(service) + name] || environment[name]] as const);
  return Object.fromEntries(found.filter((entry): entry is readonly [string, string] => Boolean(entry[1])));
}

/** Throws Problem for a setting of one service that this service does not have: a slip must not go unnoticed. */
export function checkSettings(environment: NodeJS.ProcessEnv): void {
  for (const service of services) {
    const prefix = prefixOf(service);
    const wrong = Object.keys(environment).find((name) => name.startsWith(prefix) && !namesOf(service).includes(name.slice(prefix.length)));
    if (wrong) throw new Problem(`${wrong} sets nothing: ${wrong.slice(prefix.length)} is no setting of the ${service} that can be given to npm start; docs/settings.md lists them.`);
  }
}

/** Everything of an environment that changes how `npm start` works, without what may hold a password. */
export function givenSettings(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = new Set(services.flatMap((service) => namesOf(service).flatMap((name) => [name, prefixOf(service) + name])));
  const isOurs = (name: string): boolean => names.has(name) || /^VIGIE_(PORT|HOST|PUBLIC_URL|COPIES|START_PATIENCE)$/.test(name);
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => isOurs(entry[0]) && Boolean(entry[1])));
}
