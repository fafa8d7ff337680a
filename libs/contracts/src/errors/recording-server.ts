import { defineErrors } from './definition.js';

/** What the recording-server alone may answer. */
export const recordingServerErrors = defineErrors({
  'recording.notFound': { status: 404, level: 'info', en: 'Nothing was recorded at {time}. Choose an instant inside a recorded span.', fr: "Rien n'a été enregistré à {time}. Choisissez un instant dans une plage enregistrée.", ja: '{time} の録画はありません。録画されている範囲内の時刻を選んでください。' },
  'camera.noSignal': { status: 503, level: 'info', en: 'The camera gives no video at present. It goes on by itself as soon as the camera is back.', fr: 'La caméra ne fournit pas de vidéo pour le moment. La lecture reprendra dès son retour.', ja: 'カメラからの映像がありません。復旧すると自動的に再開します。' },
  'still.failed': { status: 503, level: 'warn', en: 'The still could not be made from the recording. Try again in a moment.', fr: "L'image fixe n'a pas pu être extraite de l'enregistrement. Réessayez dans un instant.", ja: '録画から静止画を作成できませんでした。しばらくしてからお試しください。' },
  'mediaTicket.invalid': { status: 401, level: 'info', en: 'The media ticket is unknown or out of date. Ask for a new one.', fr: 'Le ticket média est inconnu ou périmé. Demandez-en un nouveau.', ja: 'メディアチケットが不明か期限切れです。新しいチケットを取得してください。' },
  'recording.exportTooLarge': { status: 413, level: 'info', en: 'This span is too long, or too broken up, to be exported at once. Export it in shorter spans.', fr: "Cette plage est trop longue ou trop morcelée pour être exportée d'un coup. Exportez-la par plages plus courtes.", ja: 'この範囲は長すぎるか細切れすぎるため、一度に書き出せません。短い範囲に分けて書き出してください。' },
  'recording.exportChanged': { status: 409, level: 'info', en: 'The recording is no longer as it was when the export began. Start the export again.', fr: "L'enregistrement n'est plus tel qu'au début de l'export. Relancez l'export.", ja: '録画が書き出し開始時から変わりました。書き出しをやり直してください。' },
});
