import { defineErrors } from './definition.js';

/** What the mobile-server alone may answer. */
export const mobileServerErrors = defineErrors({
  'stream.notStarted': { status: 409, level: 'info', en: 'No video was started on this connection. Send "start" first.', fr: "Aucune vidéo n'a été lancée sur cette connexion. Envoyez d'abord « start ».", ja: 'この接続では映像が開始されていません。先に "start" を送信してください。' },
  'stream.commandUnknown': { status: 400, level: 'info', en: 'There is no command "{command}" here.', fr: "La commande « {command} » n'existe pas ici.", ja: 'コマンド「{command}」はありません。' },
  'stream.interrupted': { status: 503, level: 'warn', en: 'The connection to the recording server broke. Try again in a moment.', fr: "La connexion au serveur d'enregistrement a été interrompue. Réessayez dans un instant.", ja: '録画サーバーとの接続が切れました。しばらくしてからお試しください。' },
});
