import { languages } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';

/** The first language of ours that the caller accepts; English where there is none. */
export function readLanguage(header?: string): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.map((code) => languages.find((known) => known === code)).find((known) => known !== undefined) ?? 'en';
}

/** The caller's language: `?language=fr-FR` before `Accept-Language`. */
export const languageOf = (request: { query?: unknown; headers: Record<string, string | string[] | undefined> }): Language => {
  const asked = (request.query as { language?: unknown } | undefined)?.language;
  return readLanguage(typeof asked === 'string' ? asked : [request.headers['accept-language']].flat().join(','));
};
