import type { Language, RecordingState } from '@vigie/contracts';

/** Words of a report in one language. */
export interface ReportWords {
  /** Fixed, under the site's own title (IM-08). */
  subtitle: string;
  details: string;
  sequences: string;
  comments: string;
  calls: string;
  number: string;
  title: string;
  description: string;
  type: string;
  status: string;
  startTime: string;
  endTime: string;
  createdAt: string;
  createdBy: string;
  none: string;
  edited: string;
  addedBy: string;
  recording: Record<RecordingState, string>;
  generated: string;
  timeZone: string;
  incomplete: string;
  missingRecordings: string;
  page: string;
}

export const reportWords: Record<Language, ReportWords> = {
  en: {
    subtitle: 'Incident report', details: 'Main details', sequences: 'Sequences', comments: 'Comments', calls: 'Calls',
    number: 'Number', title: 'Title', description: 'Description', type: 'Type', status: 'Status', startTime: 'Start time', endTime: 'End time',
    createdAt: 'Created', createdBy: 'Created by', none: 'None', edited: 'edited {time}', addedBy: 'added by {name}',
    recording: { all: 'recorded', part: 'partly recorded', none: 'not recorded', unknown: 'recording unknown' },
    generated: 'Generated {time}.', timeZone: 'All times are in the time zone {zone} ({offset}).',
    incomplete: 'This report is incomplete. Missing because a service did not answer: {missing}. Generate it again later.',
    missingRecordings: 'whether there are recordings of the sequences {numbers} (recording-server)', page: 'Page {page} of {pages}',
  },
  fr: {
    subtitle: "Rapport d'incident", details: 'Informations principales', sequences: 'Séquences', comments: 'Commentaires', calls: 'Appels',
    number: 'Numéro', title: 'Titre', description: 'Description', type: 'Type', status: 'État', startTime: 'Début', endTime: 'Fin',
    createdAt: 'Créé le', createdBy: 'Créé par', none: 'Aucun élément', edited: 'modifié le {time}', addedBy: 'ajoutée par {name}',
    recording: { all: 'enregistrée', part: 'enregistrée en partie', none: 'non enregistrée', unknown: 'enregistrement inconnu' },
    generated: 'Généré le {time}.', timeZone: 'Toutes les heures sont dans le fuseau {zone} ({offset}).',
    incomplete: "Ce rapport est incomplet. Manque, faute de réponse d'un service : {missing}. Générez-le à nouveau plus tard.",
    missingRecordings: "l'existence d'enregistrements des séquences {numbers} (recording-server)", page: 'Page {page} sur {pages}',
  },
  ja: {
    subtitle: 'インシデントレポート', details: '基本情報', sequences: 'シーケンス', comments: 'コメント', calls: '通話',
    number: '番号', title: '件名', description: '説明', type: '種類', status: '状態', startTime: '開始日時', endTime: '終了日時',
    createdAt: '作成日時', createdBy: '作成者', none: 'なし', edited: '{time}に編集', addedBy: '追加者: {name}',
    recording: { all: '録画あり', part: '一部録画あり', none: '録画なし', unknown: '録画の有無は不明' },
    generated: '作成日時: {time}', timeZone: '日時はすべて{zone}（{offset}）です。',
    incomplete: 'このレポートは不完全です。サービスが応答しなかったため、次の情報がありません: {missing}。後でもう一度作成してください。',
    missingRecordings: 'シーケンス{numbers}の録画の有無（recording-server）', page: '{page} / {pages} ページ',
  },
};

/** Fills `{name}` from the values. */
export const fill = (text: string, values: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
