import { defineErrors } from './definition.js';

/** What the event-server alone may answer. */
export const eventServerErrors = defineErrors({
  'alarm.transition': { status: 409, level: 'info', en: 'An alarm that is {from} cannot become {to}. Possible now: {possible}.', fr: 'Une alarme à l’état {from} ne peut pas passer à {to}. Possible maintenant : {possible}.', ja: '状態が{from}のアラームを{to}にすることはできません。現在可能な状態: {possible}。' },
  'alarm.closed': { status: 409, level: 'info', en: 'This alarm is closed and stays as it is.', fr: 'Cette alarme est close et reste telle quelle.', ja: 'このアラームは終了しているため変更できません。' },
  'alarm.assigneeBlind': { status: 400, level: 'info', en: 'This person may not see the alarm. Choose somebody who may, or grant them the right first.', fr: 'Cette personne ne peut pas voir l’alarme. Choisissez quelqu’un qui le peut, ou accordez-lui d’abord le droit.', ja: 'このユーザーにはアラームを表示する権限がありません。別のユーザーを選ぶか、先に権限を付与してください。' },
  'event.typeReserved': { status: 400, level: 'info', en: 'Only events whose type starts with "userDefined." can be triggered.', fr: 'Seuls les événements dont le type commence par « userDefined. » peuvent être déclenchés.', ja: '種類が「userDefined.」で始まるイベントだけを発生させることができます。' },
  'cursor.invalid': { status: 400, level: 'info', en: 'This cursor is not one of ours. Leave it out to start at the beginning.', fr: 'Ce curseur n’est pas l’un des nôtres. Omettez-le pour commencer au début.', ja: 'このカーソルは無効です。省略すると先頭から取得します。' },
});
