import { existsSync } from 'node:fs';

const CANDIDATES = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
  '/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf',
  '/usr/share/fonts/TTF/DejaVuSansMono.ttf',
  '/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf',
  '/System/Library/Fonts/Menlo.ttc',
  '/Library/Fonts/Arial.ttf',
];

/** A font for the burnt-in clock; throws one clear sentence where the machine has none. */
export function clockFont(exists: (path: string) => boolean = existsSync): string {
  const font = CANDIDATES.find(exists);
  if (!font) throw new Error('The simulated camera needs a font for its clock: install DejaVu (Debian: apt-get install fonts-dejavu-core).');
  return font;
}
