import type { Language } from '@vigie/contracts';

/** A verb as each language needs it: done, and as what was refused or failed. In Japanese one noun serves both. */
export interface Verb {
  en: readonly [done: string, toDo: string];
  fr: readonly [done: string, toDo: string];
  ja: string;
}

const same = (verb: Verb, ...names: string[]): Record<string, Verb> => Object.fromEntries(names.map((name) => [name, verb]));

/** What is done, by the second half of an operation's code (`incidentProject.created`). */
export const verbs: Record<string, Verb> = {
  ...same({ en: ['created', 'create'], fr: ['a créé', 'créer'], ja: '作成' }, 'created'),
  ...same({ en: ['changed', 'change'], fr: ['a modifié', 'modifier'], ja: '変更' }, 'changed', 'updated', 'stateChanged', 'settingsChanged', 'priorityChanged', 'renamed'),
  ...same({ en: ['deleted', 'delete'], fr: ['a supprimé', 'supprimer'], ja: '削除' }, 'deleted'),
  ...same({ en: ['removed', 'remove'], fr: ['a retiré', 'retirer'], ja: '取り外し' }, 'removed', 'userRemoved', 'memberRemoved'),
  ...same({ en: ['added', 'add'], fr: ['a ajouté', 'ajouter'], ja: '追加' }, 'added', 'userAdded', 'memberAdded'),
  ...same({ en: ['looked at', 'look at'], fr: ['a consulté', 'consulter'], ja: '閲覧' }, 'viewed', 'read', 'opened', 'listed', 'shown'),
  ...same({ en: ['watched live', 'watch live'], fr: ['a regardé en direct', 'regarder en direct'], ja: 'ライブ視聴' }, 'live', 'liveStarted', 'watched', 'liveViewed', 'viewedLive'),
  ...same({ en: ['stopped watching', 'stop watching'], fr: ['a cessé de regarder', 'cesser de regarder'], ja: '視聴終了' }, 'liveEnded', 'liveStopped', 'playbackEnded', 'playbackStopped'),
  ...same({ en: ['played back', 'play back'], fr: ['a relu', 'relire'], ja: '再生' }, 'played', 'playedBack', 'playbackStarted', 'playback'),
  ...same({ en: ['refreshed', 'refresh'], fr: ['a actualisé', 'actualiser'], ja: '更新' }, 'refreshed'),
  ...same({ en: ['exported', 'export'], fr: ['a exporté', 'exporter'], ja: 'エクスポート' }, 'exported', 'downloaded'),
  ...same({ en: ['fetched the package of', 'fetch the package of'], fr: ['a récupéré le paquet pour', 'récupérer le paquet pour'], ja: 'パッケージ取得' }, 'packageFetched'),
  ...same({ en: ['handed over', 'hand over'], fr: ['a remis', 'remettre'], ja: '開示' }, 'disclosed'),
  ...same({ en: ['generated', 'generate'], fr: ['a produit', 'produire'], ja: '生成' }, 'generated', 'printed', 'reportGenerated'),
  ...same({ en: ['searched', 'search'], fr: ['a cherché dans', 'chercher dans'], ja: '検索' }, 'searched'),
  ...same({ en: ['verified', 'verify'], fr: ['a vérifié', 'vérifier'], ja: '検証' }, 'verified'),
  ...same({ en: ['set aside', 'set aside'], fr: ['a mis de côté', 'mettre de côté'], ja: '保留' }, 'setAside'),
  ...same({ en: ['confirmed', 'confirm'], fr: ['a confirmé', 'confirmer'], ja: '確認' }, 'confirmed'),
  ...same({ en: ['started', 'start'], fr: ['a démarré', 'démarrer'], ja: '開始' }, 'started'),
  ...same({ en: ['stopped', 'stop'], fr: ['a arrêté', 'arrêter'], ja: '停止' }, 'stopped', 'ended'),
  ...same({ en: ['enabled', 'enable'], fr: ['a activé', 'activer'], ja: '有効化' }, 'enabled'),
  ...same({ en: ['disabled', 'disable'], fr: ['a désactivé', 'désactiver'], ja: '無効化' }, 'disabled'),
  ...same({ en: ['assigned', 'assign'], fr: ['a attribué', 'attribuer'], ja: '割り当て' }, 'assigned'),
  ...same({ en: ['closed', 'close'], fr: ['a clos', 'clore'], ja: '終了' }, 'closed'),
  ...same({ en: ['commented on', 'comment on'], fr: ['a commenté', 'commenter'], ja: 'コメント' }, 'commented'),
  ...same({ en: ['triggered', 'trigger'], fr: ['a déclenché', 'déclencher'], ja: '発生' }, 'triggered'),
  ...same({ en: ['raised', 'raise'], fr: ['a levé', 'lever'], ja: '発報' }, 'raised'),
  ...same({ en: ['raised again', 'raise again'], fr: ['a levé de nouveau', 'lever de nouveau'], ja: '再発報' }, 'recurred', 'repeated'),
  ...same({ en: ['let expire', 'let expire'], fr: ['a laissé expirer', 'laisser expirer'], ja: '期限切れ処理' }, 'expired'),
  ...same({ en: ['registered', 'register'], fr: ['a enregistré', 'enregistrer'], ja: '登録' }, 'registered'),
  ...same({ en: ['granted', 'grant'], fr: ['a accordé', 'accorder'], ja: '付与' }, 'granted', 'consented', 'consentGiven', 'given'),
  ...same({ en: ['withdrew', 'withdraw'], fr: ['a retiré', 'retirer'], ja: '撤回' }, 'withdrawn', 'revoked', 'consentWithdrawn'),
  ...same({ en: ['asked for', 'ask for'], fr: ['a demandé', 'demander'], ja: '要求' }, 'requested', 'issued', 'asked'),
  ...same({ en: ['sent', 'send'], fr: ['a envoyé', 'envoyer'], ja: '送信' }, 'sent', 'delivered', 'notified'),
  ...same({ en: ['signed in to', 'sign in to'], fr: ['s’est connecté à', 'se connecter à'], ja: 'サインイン' }, 'signedIn', 'signIn', 'signInRefused'),
  ...same({ en: ['signed out of', 'sign out of'], fr: ['s’est déconnecté de', 'se déconnecter de'], ja: 'サインアウト' }, 'signedOut', 'signOut'),
  ...same({ en: ['changed the password of', 'change the password of'], fr: ['a changé le mot de passe de', 'changer le mot de passe de'], ja: 'パスワード変更' }, 'passwordChanged', 'passwordSet', 'passwordReset'),
};

type Thing = Record<Language, string>;

/** On what, by the first half of an operation's code. French with its article. */
export const things: Record<string, Thing> = {
  site: { en: 'site', fr: 'le site', ja: 'サイト' },
  childSite: { en: 'child site', fr: 'le site enfant', ja: '子サイト' },
  recordingServer: { en: 'recording server', fr: 'le serveur d’enregistrement', ja: 'レコーディングサーバー' },
  hardware: { en: 'device', fr: 'l’appareil', ja: 'ハードウェア' },
  camera: { en: 'camera', fr: 'la caméra', ja: 'カメラ' },
  stream: { en: 'stream', fr: 'le flux', ja: 'ストリーム' },
  recording: { en: 'recordings of', fr: 'les enregistrements de', ja: '録画' },
  still: { en: 'a still of', fr: 'une image de', ja: '静止画' },
  cameraGroup: { en: 'camera group', fr: 'le groupe de caméras', ja: 'カメラグループ' },
  user: { en: 'user', fr: 'l’utilisateur', ja: 'ユーザー' },
  account: { en: 'account', fr: 'le compte', ja: 'アカウント' },
  basicUser: { en: 'user', fr: 'l’utilisateur', ja: 'ユーザー' },
  session: { en: 'session', fr: 'la session', ja: 'セッション' },
  client: { en: 'client', fr: 'le client', ja: 'クライアント' },
  group: { en: 'group', fr: 'le groupe', ja: 'グループ' },
  role: { en: 'role', fr: 'le rôle', ja: 'ロール' },
  grant: { en: 'grant', fr: 'le droit', ja: '権限付与' },
  partition: { en: 'partition', fr: 'la partition', ja: 'パーティション' },
  mediaTicket: { en: 'media ticket for', fr: 'un ticket vidéo pour', ja: 'メディアチケット' },
  incidentType: { en: 'incident type', fr: 'le type d’incident', ja: 'インシデントタイプ' },
  incidentStatus: { en: 'incident status', fr: 'le statut d’incident', ja: 'インシデントステータス' },
  incidentProject: { en: 'incident project', fr: 'le projet d’incident', ja: 'インシデントプロジェクト' },
  incidentReport: { en: 'the report of', fr: 'le rapport de', ja: 'レポート' },
  sequence: { en: 'sequence', fr: 'la séquence', ja: 'シーケンス' },
  draftSequence: { en: 'draft sequence', fr: 'la séquence en attente', ja: '下書きシーケンス' },
  comment: { en: 'comment', fr: 'le commentaire', ja: 'コメント' },
  event: { en: 'event', fr: 'l’événement', ja: 'イベント' },
  alarm: { en: 'alarm', fr: 'l’alarme', ja: 'アラーム' },
  alarmDefinition: { en: 'alarm definition', fr: 'la définition d’alarme', ja: 'アラーム定義' },
  log: { en: 'the log', fr: 'le journal', ja: 'ログ' },
  logSeal: { en: 'a seal of the log', fr: 'un sceau du journal', ja: 'ログの封印' },
  logEntry: { en: 'a log entry', fr: 'une entrée du journal', ja: 'ログ項目' },
  pushDevice: { en: 'push device', fr: 'l’appareil notifié', ja: '通知先デバイス' },
  pushConsent: { en: 'consent to pushes', fr: 'le consentement aux notifications', ja: '通知への同意' },
  notification: { en: 'a notification to', fr: 'une notification à', ja: '通知' },
  project: { en: 'incident project', fr: 'le projet d’incident', ja: 'インシデントプロジェクト' },
  report: { en: 'the report of', fr: 'le rapport de', ja: 'レポート' },
  call: { en: 'call', fr: 'l’appel', ja: '通報' },
  incidentSettings: { en: 'the incident settings', fr: 'les réglages des incidents', ja: 'インシデント設定' },
  signingKey: { en: 'signing key', fr: 'la clé de signature', ja: '署名鍵' },
  push: { en: 'notification', fr: 'la notification', ja: '通知' },
};
