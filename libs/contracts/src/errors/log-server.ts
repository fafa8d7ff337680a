import { defineErrors } from './definition.js';

/** What the log-server alone may answer. */
export const logServerErrors = defineErrors({
  'log.orderUnknown': { status: 400, level: 'info', en: 'The log is sorted by "time" or by "sequence" only.', fr: 'Le journal se trie par « time » ou par « sequence » uniquement.', ja: 'ログの並べ替えに使えるのは「time」と「sequence」だけです。' },
  'log.cursorInvalid': { status: 400, level: 'info', en: 'This cursor is not one of ours. Leave it out to start at the beginning.', fr: 'Ce curseur n’est pas l’un des nôtres. Omettez-le pour commencer au début.', ja: 'このカーソルは無効です。省略すると先頭から取得します。' },
});
