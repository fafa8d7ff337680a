import type { ServiceName } from '@vigie/contracts';
import { jsonSchemaOf } from '@vigie/contracts';
import { PlatformConfig, settingsOf, type SettingEntry } from '@vigie/platform/config';
import { madeByLauncher, prefixOf } from '../settings/given-settings.js';

interface Configured {
  readonly name: ServiceName;
  readonly config: new () => PlatformConfig;
}

const shared = settingsOf(PlatformConfig.prototype);
const ownOf = ({ config }: Configured): SettingEntry[] => settingsOf(config.prototype as object).filter(({ env }) => !shared.some((entry) => entry.env === env));

/** What may be given to each service through `npm start`: no secrets, and nothing that the launcher makes itself. */
export function knownSettings(services: readonly Configured[]): string {
  const names = (service: Configured): string[] => settingsOf(service.config.prototype as object).filter(({ env, secret }) => !secret && !madeByLauncher.has(env)).map(({ env }) => env);
  return `${JSON.stringify(Object.fromEntries(services.map((service) => [service.name, names(service)])), undefined, 2)}\n`;
}

/** The reference of all settings, from the typed classes that read them. */
export function settingsPage(services: readonly Configured[]): string {
  return [
    '# Settings', '',
    'Made by `npm run generate -- docs` from the classes that read them. All are environment variables; what is wrong is refused at the start, by name.', '',
    'Through `npm start` a setting goes by its name to every service that has it (`DATABASE_POOL=20`), and by the name of a service before it, in capitals and with two underscores, to that one alone (`INCIDENT_MANAGER__DATABASE_POOL=40`). Those with ¹ are made by `npm start` itself; those with ² are secret and never shown. A service started without `npm start`, as on Kubernetes, takes each by its plain name.', '',
    '## npm start', '', 'Listed in the [README](../README.md#start); under systemd they may stand in the file `settings.env` of the data folder.', '',
    '## Every service', '', ...table(PlatformConfig, shared), '',
    ...services.flatMap((service) => [`## ${service.name}`, '', `For this service alone: \`${prefixOf(service.name)}…\``, '', ...table(service.config, ownOf(service)), '']),
  ].join('\n');
}

function table(config: new () => PlatformConfig, settings: readonly SettingEntry[]): string[] {
  if (settings.length === 0) return ['Nothing of its own.'];
  const defaults = new config() as unknown as Record<string, unknown>;
  const { properties = {} } = jsonSchemaOf(config) as { properties?: Record<string, Bounds> };
  return ['| variable | default | values | it |', '|---|---|---|---|', ...settings.map(({ env, member, secret, description }) => {
    const marks = `${madeByLauncher.has(env) ? '¹' : ''}${secret ? '²' : ''}`;
    return `| \`${env}\`${marks} | ${secret ? '' : shown(defaults[member])} | ${boundsOf(properties[member])} | ${description.replaceAll('|', '\\|')} |`;
  })];
}

interface Bounds {
  type?: string;
  minimum?: number;
  maximum?: number;
  enum?: unknown[];
}

function boundsOf({ type, minimum, maximum, enum: values }: Bounds = {}): string {
  if (values) return values.map((value) => `\`${String(value)}\``).join(' ');
  if (minimum !== undefined || maximum !== undefined) return [minimum === undefined ? '' : `from ${minimum}`, maximum === undefined ? '' : `to ${maximum}`].filter(Boolean).join(' ');
  return type === 'boolean' ? '`true` `false`' : '';
}

const shown = (value: unknown): string => (value === undefined || value === '' ? 'none' : `\`${String(value)}\``);
