import { defineErrors } from './definition.js';

/** What every service may answer. */
export const platformErrors = defineErrors({
  'request.malformed': { status: 400, level: 'info', en: 'The request could not be read: {detail}. Correct it and send it again.', fr: "La requête n'a pas pu être lue : {detail}. Corrigez-la et renvoyez-la.", ja: '要求を読み取れませんでした: {detail}。修正して再送してください。' },
  'request.invalid': { status: 400, level: 'info', en: '"{property}" is not valid: {detail}.', fr: '« {property} » n’est pas valide : {detail}.', ja: '「{property}」が正しくありません: {detail}。' },
  'request.unknownMember': { status: 400, level: 'info', en: '"{property}" is not a member of this resource. Leave it out.', fr: '« {property} » ne fait pas partie de cette ressource. Retirez-le.', ja: '「{property}」はこのリソースの項目ではありません。取り除いてください。' },
  'request.tooLarge': { status: 413, level: 'info', en: 'The request is larger than {limit} bytes.', fr: 'La requête dépasse {limit} octets.', ja: '要求が{limit}バイトを超えています。' },
  'request.unsupportedMedia': { status: 415, level: 'info', en: 'Send the body as JSON.', fr: 'Envoyez le corps en JSON.', ja: '本文をJSONで送信してください。' },
  'request.tooMany': { status: 429, level: 'warn', en: 'Too many requests. Try again in {seconds} seconds.', fr: 'Trop de requêtes. Réessayez dans {seconds} secondes.', ja: '要求が多すぎます。{seconds}秒後にもう一度お試しください。' },
  'request.notEncrypted': { status: 403, level: 'info', en: 'This site is reached over an encrypted connection only: use {url}.', fr: "Ce site n'est accessible que par une connexion chiffrée : utilisez {url}.", ja: 'このサイトへは暗号化された接続が必要です。{url} を使用してください。' },
  'route.unknown': { status: 404, level: 'debug', en: 'There is nothing at {path}.', fr: "Il n'y a rien à {path}.", ja: '{path} には何もありません。' },
  'query.unknownColumn': { status: 400, level: 'info', en: '"{property}" cannot be used to filter or sort. Use one of: {columns}.', fr: '« {property} » ne permet ni filtre ni tri. Utilisez : {columns}.', ja: '「{property}」では絞り込みや並べ替えができません。使用できる項目: {columns}。' },
  'query.invalid': { status: 400, level: 'info', en: 'The query value of "{property}" is not valid: {detail}.', fr: 'La valeur de « {property} » n’est pas valide : {detail}.', ja: '「{property}」の値が正しくありません: {detail}。' },
  'task.unknown': { status: 400, level: 'info', en: 'There is no task "{task}" here. Tasks: {tasks}.', fr: 'La tâche « {task} » n’existe pas ici. Tâches : {tasks}.', ja: 'タスク「{task}」はありません。使用できるタスク: {tasks}。' },
  'object.notFound': { status: 404, level: 'debug', en: 'No such object. It may not exist, or you may not see it.', fr: "Aucun objet de ce nom : il n'existe pas ou vous ne pouvez pas le voir.", ja: '対象がありません。存在しないか、表示する権限がありません。' },
  'object.deleted': { status: 410, level: 'info', en: 'Somebody has deleted this in the meantime. Refresh the list.', fr: "Quelqu'un l'a supprimé entre-temps. Actualisez la liste.", ja: 'すでに削除されています。一覧を更新してください。' },
  'object.changed': { status: 412, level: 'info', en: 'Somebody has changed this in the meantime. Refresh, then apply your change again.', fr: "Quelqu'un l'a modifié entre-temps. Actualisez, puis refaites votre modification.", ja: '他の人が変更しました。更新してから、もう一度変更してください。' },
  'object.inUse': { status: 409, level: 'info', en: 'This is in use and stays as it is.', fr: 'Cet élément est utilisé et reste tel quel.', ja: '使用中のため変更できません。' },
  'object.exists': { status: 409, level: 'info', en: '"{property}" is taken: choose another.', fr: '« {property} » est déjà pris : choisissez-en un autre.', ja: '「{property}」はすでに使われています。別の値を選んでください。' },
  'object.builtIn': { status: 409, level: 'info', en: 'This is built in: it can be neither renamed nor deleted.', fr: 'Cet élément est intégré : il ne peut être ni renommé ni supprimé.', ja: '組み込みのため、名前の変更や削除はできません。' },
  'access.unauthenticated': { status: 401, level: 'info', en: 'Sign in first.', fr: "Connectez-vous d'abord.", ja: '先にサインインしてください。' },
  'access.refused': { status: 403, level: 'info', en: 'You lack the right "{privilege}". Ask an administrator of your site to grant it to one of your roles.', fr: "Il vous manque le droit « {privilege} ». Demandez-le à un administrateur de votre site pour l'un de vos rôles.", ja: '権限「{privilege}」がありません。サイトの管理者に付与を依頼してください。' },
  'service.unavailable': { status: 503, level: 'warn', en: 'The {service} does not answer. Nothing was changed; try again in a moment.', fr: "Le service {service} ne répond pas. Rien n'a été modifié ; réessayez dans un instant.", ja: '{service} が応答しません。何も変更されていません。しばらくしてからお試しください。' },
  'internal.error': { status: 500, level: 'error', en: 'Something went wrong on our side. Nothing was changed. Reference: {reference}.', fr: "Une erreur est survenue de notre côté. Rien n'a été modifié. Référence : {reference}.", ja: '内部エラーが発生しました。変更はありません。参照番号: {reference}。' },
});
