import { defineErrors } from './definition.js';

/** What the management alone may answer. */
export const managementErrors = defineErrors({
  'reference.unknown': { status: 400, level: 'info', en: '"{property}" names something that does not exist. Refresh and choose again.', fr: '« {property} » désigne un élément qui n’existe pas. Actualisez et choisissez de nouveau.', ja: '「{property}」が指す対象は存在しません。更新してから選び直してください。' },
  'group.cycle': { status: 409, level: 'info', en: 'A group cannot be inside itself, directly or through other groups.', fr: 'Un groupe ne peut pas se contenir lui-même, ni directement ni par d’autres groupes.', ja: 'グループを自分自身の中に（他のグループを介しても）入れることはできません。' },
  'role.adminStays': { status: 409, level: 'warn', en: 'Admin stays an administrator: it is the way back in.', fr: 'Admin reste administrateur : c’est la porte de secours.', ja: 'Adminは復旧用のため、常に管理者のままです。' },
  'role.beyondOwnRights': { status: 403, level: 'warn', en: 'You can only give rights that you hold yourself. Ask an administrator.', fr: 'Vous ne pouvez donner que des droits que vous détenez. Demandez à un administrateur.', ja: '自分が持つ権限だけを付与できます。管理者に依頼してください。' },
  'camera.address': { status: 400, level: 'info', en: '"{property}" must be an address such as rtsp://192.0.2.20:554/stream1.', fr: '« {property} » doit être une adresse comme rtsp://192.0.2.20:554/stream1.', ja: '「{property}」はrtsp://192.0.2.20:554/stream1のようなアドレスにしてください。' },
  'camera.needsStream': { status: 409, level: 'info', en: 'A camera keeps at least one stream: add another one first.', fr: 'Une caméra garde au moins un flux : ajoutez-en d’abord un autre.', ja: 'カメラには少なくとも1つのストリームが必要です。先に別のストリームを追加してください。' },
  'stream.tooMany': { status: 409, level: 'info', en: 'A camera has at most {most} streams.', fr: 'Une caméra a au plus {most} flux.', ja: 'カメラのストリームは最大{most}個です。' },
});
