import { alarmFind, stillGet, VigieError } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { pdfPages } from '../testing/pdf-text.js';
import { greyJpeg } from '../testing/pictures.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';
const solid = (text: string): string => text.replace(/\s/g, '');

interface Json {
  incomplete: boolean;
  missing: { service: string; text: string }[];
  sections: { heading: string; rows: { label: string; text: string }[] }[];
}

describe('every part of a report', () => {
  let world: IncidentWorld;
  let at: string;

  const span = (camera: { id: string }) => ({ camera: { type: 'cameras', id: camera.id }, startTime: start, endTime: end });
  const generate = (api: Api, body: object = {}) => api.call(`${at}?task=GenerateReport`, { method: 'POST', body });
  const json = async (api: Api, body: object = {}) => (await generate(api, { format: 'json', ...body })).body.result as unknown as Json;
  const reader = async (privileges: Privilege[], onCameras: Privilege[] = [], cameras: { id: string }[] = []) =>
    world.as(await world.rights.guard('Rita', ['incidentProject.view', 'incidentReport.generate', ...privileges], onCameras, cameras));

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '10000', RECORDING_QUESTION_MS: '5000' });
    world.answers(alarmFind, ({ alarm }) => ({
      id: alarm, number: 41, name: { en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' }, time: start, source: { type: 'cameras' as const, id: world.vault.id, name: 'Vault' },
    }));
    world.records(() => ({ spans: [{ from: start, to: end }] }));
    const forget = world.answers(stillGet, ({ time }) => ({ time, mediaType: 'image/jpeg', data: greyJpeg.toString('base64') }));
    const properties = await DefinedProperties.define(world, ['category1', 'integer1', 'checkBox1', 'text1', 'dateTime1']);
    const value = await properties.value('category1', 'Stairs');
    const { id } = await world.admin.create('/incidentProjects', {
      title: 'Fall', assignee: { type: 'users', id: world.operatorPerson.id }, dueTime: '2026-12-01T08:00:00Z', sequences: [span(world.gate), span(world.vault)],
      categories: [properties.category('category1', value)],
      data: [properties.data('integer1', 3), properties.data('checkBox1', true), properties.data('text1', '<b>wet floor</b>'), properties.data('dateTime1', '2026-11-22T09:59:00Z')],
    });
    at = `/incidentProjects/${id}`;
    await world.admin.create(`${at}/comments`, { text: 'A comment' });
    await world.admin.create(`${at}/calls`, { callee: 'Ambulance' });
    await world.admin.create(`${at}/links`, { alarm: { type: 'alarms', id } });
    await world.admin.create(`${at}/holds`, { kind: 'dataSubjectRequest', reason: 'Request 9' });
    await world.admin.create(`${at}/custody`, { recipient: 'Labour inspector', purpose: 'Inquiry', form: 'shown' });
    await eventually(async () => (await world.rows('SELECT 1 FROM sequence_stills WHERE picture IS NOT NULL')).length === 2);
    forget();
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-29] tells all of it, data under their labels, without names of users', async () => {
    const { sections, incomplete } = await json(world.admin);
    expect(incomplete).toBe(false);
    expect(sections.map(({ heading }) => heading)).toEqual([
      'Main details', 'Categories and incident data', 'Sequences', 'Comments', 'Calls', 'Linked alarms', 'Legal holds', 'Chain of custody',
    ]);
    expect(sections[1]?.rows).toEqual([
      { label: 'CATEGORY1', text: 'Stairs' }, { label: 'INTEGER1', text: '3' }, { label: 'TEXT1', text: '<b>wet floor</b>' }, { label: 'CHECKBOX1', text: 'Yes' },
      { label: 'DATETIME1', text: expect.stringContaining('09:59:00') as string, time: '2026-11-22T09:59:00.000Z' },
    ]);
    const text = JSON.stringify(sections);
    for (const part of ['1 Dec 2026', 'Ambulance', 'Alarm 41', 'Signal lost', 'Data subject request', 'Request 9', 'Labour inspector', 'Inquiry', 'SHA-256']) expect(text).toContain(part);
    expect(text).not.toMatch(/Olga|Admin/);
    expect(JSON.stringify((await json(world.admin, { showUserName: true })).sections)).toContain('Olga Operator');
  });

  it('[IM-29] prints stills: in the HTML itself, and in the PDF', async () => {
    const html = (await generate(world.admin, { format: 'html' })).bytes.toString();
    expect(html.match(/<img alt="[12]\. (Gate|Vault)" src="data:image\/jpeg;base64,/g)).toHaveLength(2);
    expect(html).toContain(greyJpeg.toString('base64'));
    expect(html).toContain('&lt;b&gt;wet floor&lt;/b&gt;');
    const pdf = (await generate(world.admin)).bytes;
    expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBeGreaterThan(0);
    expect(solid(pdfPages(pdf).join(' '))).toContain(solid('<b>wet floor</b>'));
  }, patience);

  it('[IM-50] shows stills of those cameras only that the reader may play back', async () => {
    const guard = await reader(['incidentSequence.view'], ['camera.view', 'camera.playback'], [world.gate]);
    const html = (await generate(guard, { format: 'html' })).bytes.toString();
    expect(html.match(/<img alt="\d\. Gate"/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img alt="\d\. Vault"/);
  });

  it.each<[Privilege[], string[]]>([
    [[], []], [['incidentData.view'], ['Categories and incident data']], [['incidentSequence.view'], ['Sequences']], [['incidentComment.view'], ['Comments']],
    [['incidentCall.view'], ['Calls']], [['incidentCustody.view'], ['Chain of custody']], [['alarm.view'], ['Linked alarms']],
  ])('[IM-50] with %j leaves out every other part', async (privileges, more) => {
    const { sections } = await json(await reader(privileges));
    expect(sections.map(({ heading }) => heading).filter((heading) => !['Main details', 'Legal holds'].includes(heading))).toEqual(more);
  });

  it('[IM-50] leaves out links to alarms of cameras whose alarms the reader may not see', async () => {
    const headings = async (camera: { id: string }) => (await json(await reader([], ['alarm.view'], [camera]))).sections.map(({ heading }) => heading);
    expect(await headings(world.gate)).not.toContain('Linked alarms');
    expect(await headings(world.vault)).toContain('Linked alarms');
  });

  it('[IM-30] names stills that are missing because the recording-server does not answer', async () => {
    await world.rows('DELETE FROM sequence_stills');
    const { incomplete, missing } = await json(world.admin);
    expect(incomplete).toBe(true);
    expect(missing).toEqual([{ service: 'recording-server', text: 'stills of the sequences 1, 2 (recording-server)' }]);
    const html = (await generate(world.admin, { format: 'html' })).bytes.toString();
    expect(html).toContain('This report is incomplete');
    const none = world.answers(stillGet, () => {
      throw new VigieError('recording.notFound', { params: { time: start } });
    });
    expect((await json(world.admin)).missing).toEqual([]);
    none();
  });

  it('[IM-29] prints all the same where what is kept is no picture', async () => {
    await world.rows("UPDATE sequence_stills SET picture = '\\xffd8ff00'::bytea, frame_time = now()");
    expect((await generate(world.admin)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  }, patience);
});
