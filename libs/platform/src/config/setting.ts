import 'reflect-metadata';

/** What the documentation and the loader know of one environment variable. */
export interface SettingOptions {
  /** Name of the environment variable. */
  env: string;
  description: string;
  /** Never shown in logs or references. */
  secret?: boolean;
}

export interface SettingEntry extends SettingOptions {
  member: string;
}

const settings = new Map<object, SettingEntry[]>();

/** Binds a member of a configuration class to an environment variable. */
export function Setting(options: SettingOptions): PropertyDecorator {
  return (prototype, member) => {
    settings.set(prototype, [...(settings.get(prototype) ?? []), { ...options, member: String(member) }]);
  };
}

/** Every setting of a configuration class, inherited ones first. */
export function settingsOf(prototype: object): SettingEntry[] {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  return [...(parent ? settingsOf(parent) : []), ...(settings.get(prototype) ?? [])];
}
