import { IncidentConfig } from '../../app.config.js';
import { pdfPages, pdfReach } from '../../testing/pdf-text.js';
import { PdfPrinter } from '../pdf-printer.service.js';
import { reportPdf } from '../report-pdf.rules.js';
import { ReportClock } from '../report-time.rules.js';
import { buildReport } from '../report.rules.js';

/** One sentence of a witness in each script. */
const sentences = {
  Latin: 'Năm người đứng ở cổng, grüßten et partirent.', Greek: 'Η πόρτα ήταν ανοιχτή.', Cyrillic: 'Дверь была открыта в 14:05.', Japanese: '防犯カメラの映像を確認した。', Chinese: '监控录像显示门是开着的。',
  Korean: '문이 열려 있었습니다.', Arabic: 'كان الباب (رقم 12) مفتوحا عند الساعة 14:05.', Hebrew: 'הדלת (Gate B) הייתה פתוחה.', Thai: 'ประตูเปิดอยู่', Devanagari: 'दरवाज़ा खुला था।', Bengali: 'দরজা খোলা ছিল।', Tamil: 'கதவு திறந்திருந்தது.',
  Georgian: 'კარი ღია იყო.', Armenian: 'Դուռը բաց էր։', Ethiopic: 'በሩ ክፍት ነበር።', Signs: '☐ ☑ ✗ ✓ → 😀 👩‍🚒 🔥',
};
const letters = (text: string): string => [...text.normalize('NFC').replace(/[\s\p{P}\p{M}\p{Cf}\p{S}\ufe0f]/gu, '')].sort().join('');

describe('a printed report', () => {
  const printer = new PdfPrinter(new IncidentConfig());
  const print = async (comments: string[], siteTitle = 'Example'): Promise<Buffer> => {
    const [now, author] = [new Date('2026-11-22T10:00:00Z'), 'Olga'];
    const document = buildReport(
      { siteTitle, generatedAt: now, generatedBy: author, project: { number: '20261122-0001', title: comments[0] ?? '', createdAt: now, createdBy: author }, comments: comments.map((text) => ({ text, createdAt: now, author })) },
      { language: 'en', showUserName: true, clock: new ReportClock('en', 'UTC') },
    );
    return printer.print(reportPdf(document, 'A4', printer.fonts));
  };

  it('[IM-29] has the letters of sixteen scripts and signs, and no empty box', async () => {
    const pdf = await print(Object.values(sentences), sentences.Arabic);
    const text = pdfPages(pdf).join(' ');
    const lacking = Object.entries(sentences).filter(([, sentence]) => [...letters(sentence)].some((letter) => !text.includes(letter))).map(([script]) => script);
    expect(lacking).toEqual([]);
    expect(text).not.toContain('no shape in the fonts');
    expect(text).not.toContain('\ufffd');
  });

  it('[IM-29] says which characters no font has', async () => {
    const text = pdfPages(await print(['Old letters \u{10a00} \u{12000}'])).join(' ');
    expect(text).toContain('no shape in the fonts of this print (U+10A00, U+12000)');
  });

  it('[IM-29] is never wider than its paper, whatever anybody wrote in one word', async () => {
    const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    const words = ['W'.repeat(220), hash, 'ש'.repeat(300), '防'.repeat(300), 'क्षि'.repeat(100), '🔥'.repeat(100), `${'i'.repeat(60)}${'m'.repeat(60)}`, 'Ж'.repeat(90)];
    for (const word of words) {
      const pdf = await print(['Seen', word, 'Told the guard'], word);
      expect([word.slice(0, 4), pdfReach(pdf) < 547, pdfReach(pdf) > 300]).toEqual([word.slice(0, 4), true, true]);
      expect(pdfPages(pdf).join(' ')).toContain('Told the guard');
    }
    const printed = pdfPages(await print([hash])).join('').replaceAll(/\s/g, '');
    expect(printed).toContain(hash);
  });
});
