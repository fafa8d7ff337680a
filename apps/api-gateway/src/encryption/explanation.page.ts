import type { Language, VigieError } from '@vigie/contracts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A page for people where leading them on would lead in a circle. */
export const explanation = (error: VigieError, language: Language): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Vigie</title>
<h1>Vigie</h1>
<p>${escaped(error.text(language))}</p>
<p><code>${error.code}</code></p>
`;
