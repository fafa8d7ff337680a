import { jest } from '@jest/globals';
import { stillGet } from '@vigie/contracts';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { greyJpeg } from '../testing/pictures.js';
import { pdfPages } from '../testing/pdf-text.js';
import { refusal } from '../testing/refusal.js';
import { PdfPrinter } from './pdf-printer.service.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';
/** Lines of a printed page break between words, and between any two characters of Japanese. */
const solid = (text: string): string => text.replace(/\s/g, '');
const printed = (pdf: Buffer): string => solid(pdfPages(pdf).join(' '));
const hostile = '<script>alert(1)</script> & <b>bold</b>';

describe('reports', () => {
  let world: IncidentWorld;
  let path: string;

  beforeAll(async () => {
    world = await IncidentWorld.open({ RECORDING_QUESTION_MS: '5000' });
    const type = await world.admin.create('/incidentTypes', { name: 'Accident du travail' });
    const project = await world.operator.create('/incidentProjects', {
      title: 'Chute à l’entrée', description: '防犯カメラの映像を確認した。', type: { type: 'incidentTypes', id: type.id }, startTime: start, endTime: end,
      sequences: [{ camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end }],
    });
    path = `/incidentProjects/${project.id}`;
    await world.operator.create(`${path}/comments`, { text: hostile });
    await world.operator.create(`${path}/comments`, { text: 'Second line of\nthe story' });
  }, patience);
  afterAll(() => world.close(), patience);

  const generate = (body: object, api = world.operator, at = path) => api.call(`${at}?task=GenerateReport`, { method: 'POST', body });
  const recorded = async <T>(work: () => Promise<T>): Promise<T> => {
    const answers = [
      world.records(() => ({ spans: [{ from: start, to: end }] })),
      world.answers(stillGet, ({ time }) => ({ time, mediaType: 'image/jpeg', data: greyJpeg.toString('base64') })),
    ];
    return work().finally(() => answers.forEach((forget) => forget()));
  };

  it('[IM-29] prints a PDF of all textual information, with title, pages and time zone, and no user names', async () => {
    const answer = await recorded(() => generate({ timeZone: 'Europe/Paris', language: 'fr' }));
    expect(answer.status).toBe(200);
    expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const text = printed(answer.bytes);
    for (const part of ["Rapport d'incident", 'Chute à l’entrée', '防犯カメラの映像を確認した。', 'Accident du travail', '11:00:00', '1. Gate', 'enregistrée', 'Second line of', 'Europe/Paris (UTC+01:00)', 'Page 1 sur 1']) {
      expect(text).toContain(solid(part));
    }
    expect(text).not.toContain('Olga');
    expect(text).not.toContain('incomplet');
    expect(text).not.toContain('\ufffd');
  }, patience);

  it('[IM-29] shows user names only where that is ticked', async () => {
    const shown = await recorded(() => generate({ showUserName: true }));
    expect(printed(shown.bytes).match(/OlgaOperator/g)).toHaveLength(5);
  }, patience);

  it('[IM-29] [IM-25] renders HTML in comments as text, in PDF and HTML alike', async () => {
    expect(printed((await generate({})).bytes)).toContain(solid(hostile));
    const html = (await generate({ format: 'html' })).bytes.toString();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
  }, patience);

  it('[IM-29] exports HTML and JSON, without a script and with a policy that lets none run', async () => {
    const response = await world.operator.call(`${path}?task=generatereport`, { method: 'POST', body: { format: 'html' } });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-disposition')).toMatch(/filename="incident-report-\d{8}-\d{4}\.html"/);
    const { body } = await recorded(() => generate({ format: 'json' }));
    expect(body.result).toMatchObject({ state: 'Success', subtitle: 'Incident report', timeZone: 'UTC', incomplete: false, missing: [] });
    expect((body.result.sections as { heading: string }[]).map(({ heading }) => heading)).toEqual(['Main details', 'Sequences', 'Comments', 'Calls']);
    const rows = (body.result.sections as { rows: { id?: string; time?: string; endTime?: string }[] }[])[1]?.rows;
    expect(rows).toEqual([expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, time: start, endTime: end })]);
  });

  it('[IM-08] puts the site\'s title over the fixed subtitle', async () => {
    await world.admin.expect(200, '/incidentSettings', { method: 'PATCH', body: { reportTitle: 'Example & Sons' } });
    const [first] = pdfPages((await generate({})).bytes);
    expect(first).toMatch(/Example & Sons\s+Incident report/);
    expect((await generate({ format: 'html' })).bytes.toString()).toContain('<h1>Example &amp; Sons</h1>\n<p>Incident report</p>');
    await world.rows("UPDATE incident_settings SET report_title = ''");
  }, patience);

  it('[IM-30] delivers a report that is marked incomplete, naming what is missing, when a service is away', async () => {
    const response = await world.operator.expect(200, `${path}?task=GenerateReport`, { method: 'POST', body: {} });
    expect(response.headers.get('x-vigie-report-missing')).toBe('recording-server');
    const text = printed(response.bytes);
    for (const part of ['This report is incomplete', 'recordings of the sequences 1 (recording-server)']) expect(text).toContain(solid(part));
    await world.rows('DELETE FROM sequence_stills');
    const { body } = await generate({ format: 'json' });
    expect(body.result).toMatchObject({ incomplete: true, missing: [{ service: 'recording-server', text: /recordings/ }, { service: 'recording-server', text: /stills/ }].map(({ service, text }) => ({ service, text: expect.stringMatching(text) as string })) });
  }, patience);

  it('[IM-53] is in the project\'s own log and in the log-server\'s', async () => {
    const before = (await world.logged()).length;
    await generate({ format: 'json', showUserName: true });
    const [newest] = await world.operator.list(`${path}/activities`);
    expect(newest).toMatchObject({ operation: 'report.generated', details: { format: 'json', showUserName: true, incomplete: true } });
    expect((await world.logged()).slice(before)).toEqual(['incidentReport.generated']);
  });

  it('[IM-29] [IM-53] shows a preview that says it is one and is no report in either log', async () => {
    const { id } = await world.operator.create('/incidentProjects', { title: 'Looked at' });
    const before = (await world.logged()).length;
    const at = `/incidentProjects/${id}`;
    for (const format of [undefined, 'html', undefined]) {
      const answer = await generate({ preview: true, language: 'fr', ...(format ? { format } : {}) }, world.operator, at);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'text/html; charset=utf-8', 'inline']);
      for (const part of ['Aperçu. Ceci n&#39;est pas un rapport généré.', 'Looked at']) expect(answer.bytes.toString()).toContain(part);
    }
    expect((await world.operator.list(`${at}/activities`)).map(({ operation }) => operation)).toEqual(['project.opened', 'project.created']);
    expect((await world.logged()).slice(before)).toEqual([]);
    expect((await generate({ format: 'html' }, world.operator, at)).bytes.toString()).not.toContain('Preview.');
  });

  it.each([[{}], [{ preview: true }]])('[IM-50] asks for a right of its own for %j', async (body) => {
    const viewer = world.as(await world.rights.person('Valerie', ['incidentProject.view']));
    const reporter = world.as(await world.rights.person('Rick', ['incidentReport.generate']));
    for (const person of [viewer, reporter]) expect(refusal(await generate(body, person))).toEqual([403, 'access.refused']);
  });

  it('[IM-50] is not handed out where the right ended meanwhile, and is in neither log', async () => {
    const brief = await world.rights.person('Brief', ['incidentProject.view', 'incidentReport.generate']);
    const printer = world.service.app.get(PdfPrinter, { strict: false });
    const print = printer.print.bind(printer);
    const printing = jest.spyOn(printer, 'print').mockImplementation(async (description) => {
      await world.rights.empty(brief);
      return print(description);
    });
    const reports = async () => [await world.rows(`SELECT id FROM activities WHERE operation = 'report.generated'`), (await world.logged()).filter((operation) => operation === 'incidentReport.generated')];
    const before = await reports();
    expect(refusal(await generate({}, world.as(brief)))).toEqual([403, 'access.refused']);
    printing.mockRestore();
    expect(await reports()).toEqual(before);
  }, patience);

  it.each([
    [{ format: 'docx' }, 'request.invalid'], [{ timeZone: 'Mars/Olympus' }, 'request.invalid'], [{ showUserName: 'yes' }, 'request.invalid'], [{ pages: 3 }, 'request.unknownMember'],
    [{ preview: 1 }, 'request.invalid'], [{ preview: true, format: 'pdf' }, 'request.invalid'], [{ preview: true, format: 'json' }, 'request.invalid'],
  ])('[IM-29] refuses %j by code and logs no report', async (body, code) => {
    const before = await world.rows('SELECT count(*)::int AS count FROM activities');
    expect(refusal(await generate(body))).toEqual([400, code]);
    expect(await world.rows('SELECT count(*)::int AS count FROM activities')).toEqual(before);
  });

  it('[IM-29] refuses tasks that there are not, naming those there are', async () => {
    const answer = await world.operator.call(`${path}?task=Shred`, { method: 'POST', body: {} });
    expect(refusal(answer)).toEqual([400, 'task.unknown']);
    expect(answer.body.error?.details[0]?.errorText).toContain('GenerateReport');
  });

  it('[IM-56] says that the project was deleted meanwhile', async () => {
    const { id } = await world.operator.create('/incidentProjects', {});
    await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
    expect(refusal(await generate({}, world.operator, `/incidentProjects/${id}`))).toEqual([410, 'object.deleted']);
  });

  it('[IM-29] prints 500 comments on many pages and answers others meanwhile', async () => {
    const { id } = await world.operator.create('/incidentProjects', { title: 'Long' });
    await world.rows(
      "INSERT INTO comments (id, project_id, text, author_id, author_name, author_kind, created_at) SELECT gen_random_uuid(), $1, repeat('Lorem ipsum dolor sit amet. ', 40) || 'number ' || n, $2, 'Olga', 'user', now() + n * interval '1 second' FROM generate_series(1, 500) AS n",
      [id, world.operatorPerson.id],
    );
    const report = generate({}, world.operator, `/incidentProjects/${id}`);
    let [answers, slowest, done] = [0, 0, false];
    void report.then(() => { done = true; });
    while (!done) {
      const begun = performance.now();
      await world.operator.expect(200, '/draftSequences');
      slowest = Math.max(slowest, performance.now() - begun);
      answers += 1;
    }
    const pages = pdfPages((await report).bytes);
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
    expect(pages.join(' ')).toContain('number 500');
    expect(answers).toBeGreaterThan(3);
    expect(slowest).toBeLessThan(2_000);
    // One of many reports of this file, and the largest: what the printing thread took stays far below its limit.
    const figures = await world.figures();
    const within = Number(/^vigie_report_memory_bytes_bucket\{le="268435456"[^}]*\} (\d+)$/m.exec(figures)?.[1]);
    expect(within).toBe(Number(/^vigie_report_memory_bytes_count (\d+)$/m.exec(figures)?.[1]));
    expect(within).toBeGreaterThan(0);
  }, patience);
});
