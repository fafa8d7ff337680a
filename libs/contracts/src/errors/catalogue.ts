import type { ErrorText } from './definition.js';
import { eventServerErrors } from './event-server.js';
import { identityProviderErrors } from './identity-provider.js';
import { incidentManagerErrors } from './incident-manager.js';
import { logServerErrors } from './log-server.js';
import { managementErrors } from './management.js';
import { mobileServerErrors } from './mobile-server.js';
import { platformErrors } from './platform.js';
import { pushNotificationErrors } from './push-notification.js';
import { recordingServerErrors } from './recording-server.js';

/** The closed list of everything that can be refused, by code. A code without a text in all three languages does not compile. */
export const errorTexts = {
  ...platformErrors,
  ...identityProviderErrors,
  ...managementErrors,
  ...incidentManagerErrors,
  ...eventServerErrors,
  ...logServerErrors,
  ...recordingServerErrors,
  ...mobileServerErrors,
  ...pushNotificationErrors,
};

export type ErrorCode = keyof typeof errorTexts;

export type Language = 'en' | 'fr' | 'ja';

export const languages: readonly Language[] = ['en', 'fr', 'ja'];

export type ErrorParameters = Record<string, string | number>;

export const errorText = (code: ErrorCode): ErrorText => errorTexts[code];

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTexts, code);

/** The sentence for people: the code's text in their language, parameters filled in. */
export function describeError(code: ErrorCode, parameters: ErrorParameters = {}, language: Language = 'en'): string {
  return errorTexts[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}
