import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { settingsOf } from './setting.js';

type ConfigClass<C> = new () => C;

/** What is wrong with the environment, one sentence per variable. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Reads a configuration from environment variables: typed by the class, defaults from its initialisers.
 * Throws ConfigError with a sentence for each variable that is missing or wrong; secrets are not quoted.
 */
export function readConfig<C extends object>(type: ConfigClass<C>, environment: NodeJS.ProcessEnv): C {
  const settings = settingsOf(type.prototype as object);
  const config = new type();
  const given: Record<string, string> = {};
  for (const { env, member } of settings) {
    const text = environment[env];
    if (!text) continue;
    given[member] = text;
    Object.assign(config, { [member]: convert(text, (config as Record<string, unknown>)[member], Reflect.getMetadata('design:type', config, member)) });
  }
  const order = (property: string) => settings.findIndex(({ member }) => member === property);
  const found = validateSync(config).sort((one, other) => order(one.property) - order(other.property));
  const problems = found.map(({ property, constraints }) => {
    const setting = settings[order(property)];
    const shown = setting?.secret ? '' : ` (now "${given[property] ?? ''}")`;
    return `${setting?.env ?? property}: ${Object.values(constraints ?? {})[0] ?? 'is not valid'}${shown}. ${setting?.description ?? ''}`;
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** By the default where there is one, else by the declared type. What cannot be converted stays a text, which validation then refuses. */
function convert(text: string, fallback: unknown, declared: unknown): unknown {
  if (typeof fallback === 'number' || declared === Number) return Number.isNaN(Number(text)) ? text : Number(text);
  if (typeof fallback === 'boolean' || declared === Boolean) return /^(true|false)$/.test(text) ? text === 'true' : text;
  return text;
}

/** Reads the configuration at start; says what is wrong and ends the process where it cannot start. */
export function loadConfig<C extends object>(type: ConfigClass<C>, environment: NodeJS.ProcessEnv = process.env): C {
  try {
    return readConfig(type, environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** The configuration as it may be logged: secrets and passwords inside URLs are hidden. */
export function redacted(config: object): Record<string, unknown> {
  const shown = settingsOf(Object.getPrototypeOf(config) as object).map(({ env, member, secret }) => {
    const value = (config as Record<string, unknown>)[member];
    return [env, secret ? '***' : typeof value === 'string' ? value.replace(/(\/\/[^:@/]+):[^@/]+@/, '$1:***@') : value];
  });
  return Object.fromEntries(shown) as Record<string, unknown>;
}
