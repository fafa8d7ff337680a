import type { Language } from '@vigie/contracts';

/** Words of the page that plays a package. */
export const playerWords: Record<Language, { incident: string; video: string; videos: string; none: string; keys: string; report: string }> = {
  en: { incident: 'Incident', video: 'Video', videos: 'Videos', none: 'This package holds no video.', keys: 'Space plays and stops, the arrows go five seconds, comma and full stop one picture (1/25 s).', report: 'Report' },
  fr: { incident: 'Incident', video: 'Vidéo', videos: 'Vidéos', none: 'Ce dossier ne contient pas de vidéo.', keys: 'Espace lit et arrête, les flèches avancent de cinq secondes, virgule et point d’une image (1/25 s).', report: 'Rapport' },
  ja: { incident: 'インシデント', video: '映像', videos: '映像一覧', none: 'このパッケージには映像がありません。', keys: 'スペースで再生と停止、矢印で5秒、カンマとピリオドで1コマ（1/25秒）移動します。', report: 'レポート' },
};
