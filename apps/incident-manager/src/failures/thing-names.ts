import type { Language } from '@vigie/contracts';

/** What could not be saved, as the sentence of `incident.notSaved` names it. */
export const thingNames = {
  comment: { en: 'the comment', fr: 'le commentaire', ja: 'コメント' },
  project: { en: 'the project', fr: 'le projet', ja: 'プロジェクト' },
  call: { en: 'the call', fr: "l'appel", ja: '通話' },
  settings: { en: 'the settings', fr: 'les paramètres', ja: '設定' },
} satisfies Record<string, Record<Language, string>>;
