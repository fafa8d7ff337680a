import { inflateSync } from 'node:zlib';

/** What a PDF says, page by page, as its own fonts map shapes to characters. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = readObjects(pdf.toString('latin1'));
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, characterMap(objects, id));
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => pageText(objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '', fonts));
}

/** How far to the right anything is drawn, in points, by the positions and widths that the pages themselves give. */
export function pdfReach(pdf: Buffer): number {
  const objects = readObjects(pdf.toString('latin1'));
  const widths = new Map<string, number[]>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) widths.set(name, glyphWidths(objects, id));
  }
  let reach = 0;
  for (const { head } of objects.values()) {
    if (!/\/Type \/Page\b/.test(head)) continue;
    const stream = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream ?? '';
    for (const [, x = '0', font = '', size = '0', shown = ''] of stream.matchAll(/1 0 0 1 ([-\d.]+) [-\d.]+ Tm\s+\/(F\d+) ([\d.]+) Tf[^[]*\[([^\]]*)\] TJ/g)) {
      const codes = [...shown.matchAll(/<(\w+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      const wide = codes.reduce((sum, code) => sum + (widths.get(font)?.[Number.parseInt(code, 16)] ?? 1_000), 0);
      reach = Math.max(reach, Number(x) + (wide / 1_000) * Number(size));
    }
  }
  return reach;
}

function glyphWidths(objects: Map<string, PdfObject>, font: string): number[] {
  const descendant = /\/DescendantFonts \[(\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '';
  const list = /\/W \[0 \[([^\]]*)\]/.exec(objects.get(descendant)?.head ?? '')?.[1] ?? '';
  return list.trim().split(/\s+/).map(Number);
}

interface PdfObject {
  head: string;
  stream: string;
}

function readObjects(text: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of text.matchAll(/(\d+) 0 obj\n([^]*?)\nendobj/g)) {
    const [head = '', rest] = body.split(/\nstream\n/);
    const raw = rest === undefined ? '' : body.slice(head.length + 8, body.lastIndexOf('\nendstream'));
    const inflated = raw && head.includes('FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(id, { head, stream: inflated });
  }
  return objects;
}

function characterMap(objects: Map<string, PdfObject>, font: string): Map<string, string> {
  const map = new Map<string, string>();
  const unicode = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '')?.stream ?? '';
  for (const [, from = '', , list = ''] of unicode.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries()) {
      const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      map.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return map;
}

function pageText(stream: string, fonts: Map<string, Map<string, string>>): string {
  let map = new Map<string, string>();
  let text = '';
  for (const [, font, shown, end] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|(ET)/g)) {
    if (font) map = fonts.get(font) ?? map;
    if (end) text += ' ';
    for (const [, hex = ''] of (shown ?? '').matchAll(/<(\w+)>/g)) {
      for (const code of hex.match(/.{4}/g) ?? []) text += map.get(code.toLowerCase()) ?? '\ufffd';
    }
  }
  return text.replace(/\s+/g, ' ');
}
