import type { IncidentOperation, Language } from '@vigie/contracts';

type Sentences = Record<Language, string>;

const sentences: Record<IncidentOperation, Sentences> = {
  'project.created': { en: '{user} created the project.', fr: '{user} a créé le projet.', ja: '{user}がプロジェクトを作成しました。' },
  'project.opened': { en: '{user} opened the project.', fr: '{user} a ouvert le projet.', ja: '{user}がプロジェクトを開きました。' },
  'project.changed': { en: '{user} changed the project.', fr: '{user} a modifié le projet.', ja: '{user}がプロジェクトを変更しました。' },
  'project.deleted': { en: '{user} deleted the project and all in it.', fr: '{user} a supprimé le projet et tout son contenu.', ja: '{user}がプロジェクトとその内容をすべて削除しました。' },
  'sequence.added': { en: '{user} added a sequence of {cameraName}.', fr: '{user} a ajouté une séquence de {cameraName}.', ja: '{user}が{cameraName}のシーケンスを追加しました。' },
  'sequence.removed': { en: '{user} removed a sequence of {cameraName}.', fr: '{user} a retiré une séquence de {cameraName}.', ja: '{user}が{cameraName}のシーケンスを削除しました。' },
  'comment.added': { en: '{user} added a comment.', fr: '{user} a ajouté un commentaire.', ja: '{user}がコメントを追加しました。' },
  'comment.changed': { en: '{user} changed a comment.', fr: '{user} a modifié un commentaire.', ja: '{user}がコメントを変更しました。' },
  'comment.removed': { en: '{user} removed a comment.', fr: '{user} a supprimé un commentaire.', ja: '{user}がコメントを削除しました。' },
  'call.added': { en: '{user} added a call.', fr: '{user} a ajouté un appel.', ja: '{user}が通話を追加しました。' },
  'call.changed': { en: '{user} changed a call.', fr: '{user} a modifié un appel.', ja: '{user}が通話を変更しました。' },
  'call.removed': { en: '{user} removed a call.', fr: '{user} a supprimé un appel.', ja: '{user}が通話を削除しました。' },
  'link.added': { en: '{user} linked alarm {alarmNumber}.', fr: "{user} a lié l'alarme {alarmNumber}.", ja: '{user}がアラーム{alarmNumber}を関連付けました。' },
  'link.removed': { en: '{user} removed the link to alarm {alarmNumber}.', fr: "{user} a retiré le lien vers l'alarme {alarmNumber}.", ja: '{user}がアラーム{alarmNumber}の関連付けを解除しました。' },
  'hold.placed': { en: '{user} placed a legal hold.', fr: '{user} a posé une conservation légale.', ja: '{user}が訴訟ホールドを設定しました。' },
  'hold.lifted': { en: '{user} lifted a legal hold.', fr: '{user} a levé une conservation légale.', ja: '{user}が訴訟ホールドを解除しました。' },
  'report.generated': { en: '{user} generated a report.', fr: '{user} a généré un rapport.', ja: '{user}がレポートを生成しました。' },
  'project.disclosed': { en: '{user} recorded a disclosure to {recipient}.', fr: '{user} a consigné une communication à {recipient}.', ja: '{user}が{recipient}への開示を記録しました。' },
  'project.exported': { en: '{user} exported the project.', fr: '{user} a exporté le projet.', ja: '{user}がプロジェクトを書き出しました。' },
};

/** Steps with cameras of child sites, which have names of their own there. */
const onChildSites: Partial<Record<IncidentOperation, Sentences>> = {
  'sequence.added': { en: '{user} added a sequence of {cameraName}, site {siteName}.', fr: '{user} a ajouté une séquence de {cameraName}, site {siteName}.', ja: '{user}がサイト{siteName}の{cameraName}のシーケンスを追加しました。' },
  'sequence.removed': { en: '{user} removed a sequence of {cameraName}, site {siteName}.', fr: '{user} a retiré une séquence de {cameraName}, site {siteName}.', ja: '{user}がサイト{siteName}の{cameraName}のシーケンスを削除しました。' },
};

/** The step as one sentence. */
export function describeStep(operation: IncidentOperation, user: string, details: Record<string, string | number | boolean>, language: Language): string {
  const values: Record<string, string | number | boolean> = { ...details, user };
  const sentence = (details.siteName === undefined ? undefined : onChildSites[operation]) ?? sentences[operation];
  return sentence[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
