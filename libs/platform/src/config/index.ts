/** The door of the configuration room. */
export { Setting, settingsOf } from './setting.js';
export type { SettingEntry, SettingOptions } from './setting.js';
export { PlatformConfig } from './platform-config.js';
export { ConfigError, loadConfig, readConfig, redacted } from './load-config.js';
