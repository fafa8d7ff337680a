import type { ChainBreak, Language } from '@vigie/contracts';
import type { Break } from '../chain/chain-walk.js';

type Text = Record<Language, (broken: Break) => string>;

const texts: Record<ChainBreak, Text> = {
  missing: {
    en: ({ sequence }) => `Entry ${sequence} is missing.`,
    fr: ({ sequence }) => `L’entrée ${sequence} manque.`,
    ja: ({ sequence }) => `項目${sequence}がありません。`,
  },
  inserted: {
    en: ({ sequence }) => `There is an entry too many at number ${sequence}: somebody put one in.`,
    fr: ({ sequence }) => `Il y a une entrée de trop au numéro ${sequence} : quelqu’un en a ajouté une.`,
    ja: ({ sequence }) => `番号${sequence}に余分な項目があります。何者かが挿入しました。`,
  },
  altered: {
    en: ({ sequence }) => `Entry ${sequence} was altered after it was written.`,
    fr: ({ sequence }) => `L’entrée ${sequence} a été modifiée après son écriture.`,
    ja: ({ sequence }) => `項目${sequence}は書き込み後に改変されています。`,
  },
  reordered: {
    en: ({ sequence }) => `Entry ${sequence} does not follow the one before it: entries were moved, put in or replaced here.`,
    fr: ({ sequence }) => `L’entrée ${sequence} ne suit pas la précédente : des entrées ont été déplacées, ajoutées ou remplacées ici.`,
    ja: ({ sequence }) => `項目${sequence}が直前の項目に続いていません。移動、挿入、または差し替えがありました。`,
  },
  forgedSeal: {
    en: ({ seal, sequence }) => `Seal ${seal ?? ''} over the entries from ${sequence} was not made by this log, or one before it is missing.`,
    fr: ({ seal, sequence }) => `Le sceau ${seal ?? ''} sur les entrées à partir de ${sequence} n’a pas été fait par ce journal, ou il en manque un avant lui.`,
    ja: ({ seal, sequence }) => `項目${sequence}以降の封印${seal ?? ''}はこのログのものではないか、その前の封印が欠けています。`,
  },
  missingSeal: {
    en: ({ seal, sequence }) => `Seal ${seal ?? ''} over the entries from ${sequence} was taken away.`,
    fr: ({ seal, sequence }) => `Le sceau ${seal ?? ''} sur les entrées à partir de ${sequence} a été retiré.`,
    ja: ({ seal, sequence }) => `項目${sequence}以降の封印${seal ?? ''}が取り除かれています。`,
  },
  unsealed: {
    en: ({ sequence }) => `Entries from ${sequence} on should have been sealed long ago.`,
    fr: ({ sequence }) => `Les entrées à partir de ${sequence} devraient être scellées depuis longtemps.`,
    ja: ({ sequence }) => `項目${sequence}以降はすでに封印されているはずです。`,
  },
  replacedKey: {
    en: ({ sequence }) => `The key that sealed the entries from ${sequence} on was replaced.`,
    fr: ({ sequence }) => `La clé qui a scellé les entrées à partir de ${sequence} a été remplacée.`,
    ja: ({ sequence }) => `項目${sequence}以降を封印した鍵が差し替えられています。`,
  },
  rewritten: {
    en: ({ sequence }) => `The history from entry ${sequence} on is not the one that was sealed.`,
    fr: ({ sequence }) => `L’historique à partir de l’entrée ${sequence} n’est pas celui qui a été scellé.`,
    ja: ({ sequence }) => `項目${sequence}以降の履歴は封印されたものと異なります。`,
  },
  truncated: {
    en: ({ sequence }) => `The end of the log is cut off from entry ${sequence} on.`,
    fr: ({ sequence }) => `La fin du journal est coupée à partir de l’entrée ${sequence}.`,
    ja: ({ sequence }) => `ログの末尾が項目${sequence}から切り取られています。`,
  },
};

const according: Record<Language, (witness: string) => string> = {
  en: (witness) => ` (${witness} keeps the seal that shows it)`,
  fr: (witness) => ` (${witness} conserve le sceau qui le montre)`,
  ja: (witness) => `（${witness}が保管する封印による）`,
};

/** What a break means, in words. */
export const breakText = (broken: Break, language: Language): string =>
  `${texts[broken.reason][language](broken)}${broken.witness ? according[language](broken.witness) : ''}`;
