import type { CustodyKind, DisclosureForm, HoldKind, Language, RecordingState } from '@vigie/contracts';

/** Words of a report in one language. */
export interface ReportWords {
  /** Fixed, under the site's own title (IM-08). */
  subtitle: string;
  details: string;
  data: string;
  sequences: string;
  comments: string;
  calls: string;
  links: string;
  holds: string;
  custody: string;
  number: string;
  title: string;
  description: string;
  type: string;
  status: string;
  startTime: string;
  endTime: string;
  assignee: string;
  dueTime: string;
  createdAt: string;
  createdBy: string;
  yes: string;
  no: string;
  none: string;
  edited: string;
  addedBy: string;
  recording: Record<RecordingState, string>;
  alarm: string;
  hold: Record<HoldKind, string>;
  placedBy: string;
  lifted: string;
  liftedBy: string;
  reference: string;
  custodyKind: Record<CustodyKind, string>;
  form: Record<DisclosureForm, string>;
  recipient: string;
  purpose: string;
  by: string;
  generated: string;
  timeZone: string;
  evidenceKey: string;
  signedWith: string;
  incomplete: string;
  site: string;
  childSite: string;
  missingRecordings: string;
  missingStills: string;
  page: string;
  generatedBy: string;
  unprintable: string;
  preview: string;
}

const en: ReportWords = {
  subtitle: 'Incident report', details: 'Main details', data: 'Categories and incident data', sequences: 'Sequences', comments: 'Comments', calls: 'Calls',
  links: 'Linked alarms', holds: 'Legal holds', custody: 'Chain of custody',
  number: 'Number', title: 'Title', description: 'Description', type: 'Type', status: 'Status', startTime: 'Start time', endTime: 'End time',
  assignee: 'Assigned to', dueTime: 'Due', createdAt: 'Created', createdBy: 'Created by', yes: 'Yes', no: 'No', none: 'None', edited: 'edited {time}', addedBy: 'added by {name}',
  recording: { all: 'recorded', part: 'partly recorded', none: 'not recorded', unknown: 'recording unknown' },
  alarm: 'Alarm {number}', hold: { evidenceLock: 'Evidence lock', dataSubjectRequest: 'Data subject request', legal: 'Legal case' },
  placedBy: 'placed by {name}', lifted: 'lifted {time}', liftedBy: 'lifted by {name}', reference: 'reference {reference}',
  custodyKind: { export: 'Exported', disclosure: 'Handed over' }, form: { copy: 'as a copy', shown: 'shown', told: 'told' },
  recipient: 'to {recipient}', purpose: 'purpose: {purpose}', by: 'by {name}',
  generated: 'Generated {time}.', timeZone: 'All times are in the time zone {zone} ({offset}).',
  evidenceKey: 'This site signs evidence with the key {fingerprint}.', signedWith: 'signed with the key {fingerprint}',
  incomplete: 'This report is incomplete. Missing because a service did not answer: {missing}. Generate it again later.',
  site: 'site {name}', childSite: 'child site {name}',
  missingRecordings: 'whether there are recordings of the sequences {numbers} ({source})', missingStills: 'stills of the sequences {numbers} ({source})',
  page: 'Page {page} of {pages}',
  generatedBy: 'Generated {time} by {name}.',
  unprintable: 'Some characters have no shape in the fonts of this print ({list}). The report as HTML or JSON has them.',
  preview: 'Preview. This is not a generated report.',
};

const fr: ReportWords = {
  subtitle: "Rapport d'incident", details: 'Informations principales', data: "Catégories et données de l'incident", sequences: 'Séquences', comments: 'Commentaires', calls: 'Appels',
  links: 'Alarmes liées', holds: 'Conservations légales', custody: 'Chaîne de possession',
  number: 'Numéro', title: 'Titre', description: 'Description', type: 'Type', status: 'État', startTime: 'Début', endTime: 'Fin',
  assignee: 'Attribué à', dueTime: 'Échéance', createdAt: 'Créé le', createdBy: 'Créé par', yes: 'Oui', no: 'Non', none: 'Aucun élément', edited: 'modifié le {time}', addedBy: 'ajoutée par {name}',
  recording: { all: 'enregistrée', part: 'enregistrée en partie', none: 'non enregistrée', unknown: 'enregistrement inconnu' },
  alarm: 'Alarme {number}', hold: { evidenceLock: 'Preuve verrouillée', dataSubjectRequest: 'Demande d’une personne concernée', legal: 'Procédure judiciaire' },
  placedBy: 'posée par {name}', lifted: 'levée le {time}', liftedBy: 'levée par {name}', reference: 'référence {reference}',
  custodyKind: { export: 'Exporté', disclosure: 'Communiqué' }, form: { copy: 'en copie', shown: 'montré', told: 'de vive voix' },
  recipient: 'à {recipient}', purpose: 'motif : {purpose}', by: 'par {name}',
  generated: 'Généré le {time}.', timeZone: 'Toutes les heures sont dans le fuseau {zone} ({offset}).',
  evidenceKey: 'Ce site signe ses preuves avec la clé {fingerprint}.', signedWith: 'signé avec la clé {fingerprint}',
  incomplete: "Ce rapport est incomplet. Manque, faute de réponse d'un service : {missing}. Générez-le à nouveau plus tard.",
  site: 'site {name}', childSite: 'site enfant {name}',
  missingRecordings: "l'existence d'enregistrements des séquences {numbers} ({source})", missingStills: 'les images des séquences {numbers} ({source})',
  page: 'Page {page} sur {pages}',
  generatedBy: 'Généré le {time} par {name}.',
  unprintable: 'Certains caractères n’ont pas de forme dans les polices de cette impression ({list}). Le rapport en HTML ou JSON les contient.',
  preview: "Aperçu. Ceci n'est pas un rapport généré.",
};

const ja: ReportWords = {
  subtitle: 'インシデントレポート', details: '基本情報', data: '分類とインシデントデータ', sequences: 'シーケンス', comments: 'コメント', calls: '通話',
  links: '関連するアラーム', holds: '訴訟ホールド', custody: '証拠保管の記録',
  number: '番号', title: '件名', description: '説明', type: '種類', status: '状態', startTime: '開始日時', endTime: '終了日時',
  assignee: '担当者', dueTime: '期限', createdAt: '作成日時', createdBy: '作成者', yes: 'はい', no: 'いいえ', none: 'なし', edited: '{time}に編集', addedBy: '追加者: {name}',
  recording: { all: '録画あり', part: '一部録画あり', none: '録画なし', unknown: '録画の有無は不明' },
  alarm: 'アラーム{number}', hold: { evidenceLock: '証拠ロック', dataSubjectRequest: 'データ主体からの請求', legal: '法的手続き' },
  placedBy: '設定者: {name}', lifted: '{time}に解除', liftedBy: '解除者: {name}', reference: '参照番号: {reference}',
  custodyKind: { export: '書き出し', disclosure: '開示' }, form: { copy: '写しを提供', shown: '閲覧', told: '口頭' },
  recipient: '相手: {recipient}', purpose: '目的: {purpose}', by: '実施者: {name}',
  generated: '作成日時: {time}', timeZone: '日時はすべて{zone}（{offset}）です。',
  evidenceKey: 'このサイトの証拠は鍵{fingerprint}で署名されます。', signedWith: '鍵{fingerprint}で署名',
  incomplete: 'このレポートは不完全です。サービスが応答しなかったため、次の情報がありません: {missing}。後でもう一度作成してください。',
  site: 'サイト {name}', childSite: '子サイト {name}',
  missingRecordings: 'シーケンス{numbers}の録画の有無（{source}）', missingStills: 'シーケンス{numbers}の静止画（{source}）',
  page: '{page} / {pages} ページ',
  generatedBy: '作成日時: {time}、作成者: {name}',
  unprintable: 'この印刷のフォントに字形のない文字があります（{list}）。HTML または JSON のレポートには含まれています。',
  preview: 'プレビューです。作成されたレポートではありません。',
};

export const reportWords: Record<Language, ReportWords> = { en, fr, ja };

/** Fills `{name}` from the values. */
export const fill = (text: string, values: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
