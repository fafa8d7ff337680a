import type { Language } from '@vigie/contracts';

/** The words of a package's README in one language; `{…}` is filled in. */
export interface ReadmeWords {
  title: string;
  what: string;
  facts: readonly [label: string, value: string][];
  filesTitle: string;
  files: readonly [file: string, text: string][];
  report: string;
  videosTitle: string;
  video: string;
  earlier: string;
  gap: string;
  leftOut: string;
  checkTitle: string;
  check: readonly string[];
}

const facts = (words: readonly string[]): [string, string][] => {
  const values = ['{site}', '{project}', '{exportedBy}', '{exportedAt}', '{reason}', '{recipient}'];
  return words.map((word, index) => [word, values[index] ?? '']);
};

export const readmeWords: Record<Language, ReadmeWords> = {
  en: {
    title: 'Evidence of incident {project}',
    what: 'This folder holds what a video-management system recorded and what people wrote about one incident. It was sealed when it was exported: whether anything was changed since can be checked by anybody, without that system.',
    facts: facts(['Site', 'Incident', 'Exported by', 'Exported at', 'Reason', 'Recipient']),
    filesTitle: 'What is in it',
    files: [
      ['index.html', 'Double-click it: plays the videos in any browser with the time they were recorded at.'],
      ['media/*.mp4, *.srt', 'The videos as they were recorded, and their clock as subtitles (VLC and other players show them by themselves).'],
      ['project.json', 'Everything written about the incident, for programs.'],
      ['manifest.json, signature.json', 'The list of all files with their SHA-256, and the signature over it.'],
    ],
    report: 'The printed report of the incident.',
    videosTitle: 'The videos',
    video: 'Sequence {sequence}, {camera}: {startTime} to {endTime}',
    earlier: 'The file begins {seconds} s earlier, at the nearest picture that can be decoded by itself.',
    gap: 'Nothing was recorded from {from} to {to}.',
    leftOut: 'Sequences that were asked for and are not in it: {leftOut}. manifest.json says which and why.',
    checkTitle: 'How to check that nothing was changed',
    check: [
      'Every file: compare what "sha256sum FILE" (Windows: "certutil -hashfile FILE SHA256") prints with manifest.json.',
      'The list itself: from signature.json save publicKey as key.pem and signature, decoded from base64, as signature.bin; then "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile signature.bin".',
      'Whose signature it is: the fingerprint of the site\'s key is {fingerprint}. Ask the site for it over another way than this package came, and compare.',
    ],
  },
  fr: {
    title: "Preuves de l'incident {project}",
    what: "Ce dossier contient ce qu'un système de vidéoprotection a enregistré et ce que des personnes ont écrit sur un incident. Il a été scellé lors de l'export : chacun peut vérifier, sans ce système, si quelque chose a été modifié depuis.",
    facts: facts(['Site', 'Incident', 'Exporté par', 'Exporté le', 'Motif', 'Destinataire']),
    filesTitle: 'Contenu',
    files: [
      ['index.html', "Double-cliquez : lit les vidéos dans tout navigateur, avec l'heure de l'enregistrement."],
      ['media/*.mp4, *.srt', 'Les vidéos telles qu’elles ont été enregistrées, et leur horloge en sous-titres (VLC et d’autres lecteurs les affichent d’eux-mêmes).'],
      ['project.json', "Tout ce qui est écrit sur l'incident, pour des programmes."],
      ['manifest.json, signature.json', 'La liste de tous les fichiers avec leur SHA-256, et sa signature.'],
    ],
    report: "Le rapport imprimé de l'incident.",
    videosTitle: 'Les vidéos',
    video: 'Séquence {sequence}, {camera} : de {startTime} à {endTime}',
    earlier: 'Le fichier commence {seconds} s plus tôt, à la plus proche image décodable seule.',
    gap: "Rien n'a été enregistré de {from} à {to}.",
    leftOut: 'Séquences demandées et absentes : {leftOut}. manifest.json dit lesquelles et pourquoi.',
    checkTitle: 'Vérifier que rien n’a été modifié',
    check: [
      'Chaque fichier : comparez ce qu’affiche « sha256sum FICHIER » (Windows : « certutil -hashfile FICHIER SHA256 ») avec manifest.json.',
      'La liste elle-même : de signature.json, enregistrez publicKey sous key.pem et signature, décodée de base64, sous signature.bin, puis « openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile signature.bin ».',
      'De qui est la signature : l’empreinte de la clé du site est {fingerprint}. Demandez-la au site par une autre voie que celle de ce dossier, et comparez.',
    ],
  },
  ja: {
    title: 'インシデント {project} の証拠',
    what: 'このフォルダーには、映像管理システムが記録した映像と、一つのインシデントについて書かれた内容が入っています。エクスポート時に封印されており、その後に変更されたかどうかは、そのシステムがなくても誰でも確認できます。',
    facts: facts(['サイト', 'インシデント', 'エクスポートした人', 'エクスポート日時', '理由', '受取人']),
    filesTitle: '内容',
    files: [
      ['index.html', 'ダブルクリックすると、どのブラウザーでも記録時刻とともに映像を再生します。'],
      ['media/*.mp4, *.srt', '記録されたままの映像と、その時刻の字幕です（VLC などは自動で表示します）。'],
      ['project.json', 'インシデントについて書かれたすべて（プログラム用）。'],
      ['manifest.json, signature.json', '全ファイルの一覧とその SHA-256、および一覧への署名。'],
    ],
    report: 'インシデントの印刷用レポート。',
    videosTitle: '映像',
    video: 'シーケンス {sequence}、{camera}: {startTime} から {endTime}',
    earlier: 'ファイルは、単独で復号できる最も近い画像から始まるため、{seconds} 秒早く始まります。',
    gap: '{from} から {to} までは記録がありません。',
    leftOut: '求められたが含まれていないシーケンス: {leftOut}。どれがなぜかは manifest.json にあります。',
    checkTitle: '変更がないことの確認方法',
    check: [
      '各ファイル: 「sha256sum ファイル」（Windows では「certutil -hashfile ファイル SHA256」）の結果を manifest.json と比べます。',
      '一覧: signature.json の publicKey を key.pem に、base64 から復号した signature を signature.bin に保存し、「openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile signature.bin」を実行します。',
      '署名者: サイトの鍵の指紋は {fingerprint} です。このパッケージとは別の経路でサイトに尋ね、比べてください。',
    ],
  },
};
