import type { Language } from '@vigie/contracts';

/** What could not be saved, as the sentence of `incident.notSaved` names it. */
export const thingNames = {
  comment: { en: 'the comment', fr: 'le commentaire', ja: 'コメント' },
  project: { en: 'the project', fr: 'le projet', ja: 'プロジェクト' },
  call: { en: 'the call', fr: "l'appel", ja: '通話' },
  disclosure: { en: 'the disclosure', fr: 'la communication', ja: '開示の記録' },
  hold: { en: 'the legal hold', fr: 'la conservation légale', ja: '訴訟ホールド' },
  link: { en: 'the link to the alarm', fr: "le lien vers l'alarme", ja: 'アラームへの関連付け' },
  settings: { en: 'the settings', fr: 'les paramètres', ja: '設定' },
} satisfies Record<string, Record<Language, string>>;
