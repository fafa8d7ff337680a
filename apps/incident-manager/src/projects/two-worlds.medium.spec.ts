import { statisticsDimensions } from '@vigie/contracts';
import { readRoutesOf } from '@vigie/testing';
import type { Answer } from '@vigie/testing';
import { incidentManager } from '../app.module.js';
import { conflictCopies, makeHistory } from '../testing/twin-history.js';
import { exceptions, filtersOf, lists, ordersOf, pathIn, things } from '../testing/twin-questions.js';
import { TwinWorld } from '../testing/twin-world.js';
import type { Part } from '../testing/twin-world.js';

/** Thousands of questions are asked in both worlds. */
const patience = 240_000;
/** Questions under way at once in each world. */
const atOnce = 6;

interface Question {
  name: string;
  ask: (twin: TwinWorld) => Promise<Answer[]>;
}

const callers: { who: string; hidden: Part[] }[] = [
  { who: 'without comments', hidden: ['comments', 'drafts'] },
  { who: 'without incident data', hidden: ['data', 'drafts'] },
  { who: 'without one camera', hidden: ['vault', 'drafts'] },
  { who: 'without calls and custody', hidden: ['calls', 'custody', 'drafts'] },
];

describe.each(callers)('two worlds, asked by somebody $who', ({ hidden }) => {
  let bare: TwinWorld;
  let full: TwinWorld;

  beforeAll(async () => {
    [bare, full] = await Promise.all([TwinWorld.open(hidden, false), TwinWorld.open(hidden, true)]);
    await Promise.all([makeHistory(bare), makeHistory(full)]);
  }, patience);
  afterAll(() => Promise.all([bare.world.close(), full.world.close()]), patience);

  const answersIn = async (twin: TwinWorld, questions: readonly Question[], width: number): Promise<string[][]> => {
    const told: string[][] = [];
    for (let from = 0; from < questions.length; from += width) {
      const answers = await Promise.all(questions.slice(from, from + width).map(({ ask }) => ask(twin)));
      told.push(...answers.map((one) => one.map((answer) => twin.told(answer))));
    }
    return told;
  };
  /** Questions that were answered differently, with where the answers part. */
  const differences = async (questions: readonly Question[], width = atOnce) => {
    const [one, other] = await Promise.all([answersIn(bare, questions, width), answersIn(full, questions, width)]);
    return questions.flatMap(({ name }, index) => {
      const [left, right] = [JSON.stringify(one[index]), JSON.stringify(other[index])];
      const from = Math.max(0, [...left].findIndex((letter, at) => letter !== right[at]) - 100);
      return left === right ? [] : [{ name, bare: left.slice(from, from + 250), full: right.slice(from, from + 250) }];
    });
  };
  const get = (path: string): Question => ({ name: path, ask: async (twin) => [await twin.narrow.call(pathIn(twin, path))] });
  /** All pages: by the Link where there is one, else by number until one is empty. */
  const pages = (path: string, query: string): Question => ({
    name: `${path}?${query}`,
    ask: async (twin) => {
      const answers: Answer[] = [];
      for (let next = `${pathIn(twin, path)}?${query}`; next; ) {
        const answer = await twin.narrow.call(next);
        answers.push(answer);
        const link = /<[^>]*\/api\/rest\/v1([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
        const more = !link && path !== '/incidentProjects' && (answer.body.array ?? []).length > 0;
        next = link ?? (more ? `${pathIn(twin, path)}?${query}&page=${answers.length}` : '');
      }
      return answers;
    },
  });
  /** Something that the clock of the worlds is read during. */
  const during = (name: string, work: (twin: TwinWorld) => Promise<Answer>): Question => ({
    name,
    ask: async (twin) => {
      const answers: Answer[] = [];
      await twin.step(`asked ${name}`, undefined, async () => {
        answers.push(await work(twin));
      });
      return answers;
    },
  });
  const listed = Object.values(lists).flatMap(({ at, definition }) => at.map((path) => ({ path, definition })));

  it('[IM-50] every route that is read is asked, or excepted for a reason', () => {
    const asked = [...Object.keys(lists), ...Object.keys(things), ...Object.keys(exceptions)].map((path) => `GET ${path}`);
    expect(asked.sort()).toEqual(readRoutesOf(incidentManager, bare.world.service.app));
  });

  it('[IM-50] administrators are told different things by the two worlds', async () => {
    const steps = async (twin: TwinWorld) => (await twin.admin.list(`/incidentProjects/${twin.id('seen')}/activities`)).length;
    const [one, other] = await Promise.all([bare, full].map(steps));
    expect(other).toBeGreaterThan(one ?? Infinity);
  });

  it('[IM-28] [IM-50] no filter tells what is hidden', async () => {
    const questions = Object.values(lists).flatMap(({ at: [path = ''], definition }) => filtersOf(definition).map(({ name, queries }): Question => ({
      name: `${path} ${name}`,
      ask: async (twin) => {
        const answers: Answer[] = [];
        // A filter that is refused is refused for every value.
        for (const query of queries(twin)) if (answers.every(({ status }) => status === 200)) answers.push(await twin.narrow.call(`${pathIn(twin, path)}?${query}`));
        return answers;
      },
    })));
    expect(questions.length).toBeGreaterThan(400);
    expect(await differences(questions)).toEqual([]);
  }, patience);

  it('[IM-28] [IM-50] no order and no page tells what is hidden', async () => {
    expect(await differences(listed.flatMap(({ path, definition }) => ordersOf(definition).map((query) => pages(path, query))))).toEqual([]);
  }, patience);

  it('[IM-35] [IM-50] no count tells what is hidden', async () => {
    const asked = statisticsDimensions.flatMap((one) => [[one], ...statisticsDimensions.filter((other) => other !== one).map((other) => [one, other])]);
    expect(await differences(asked.map((by): Question => ({
      name: by.join(), ask: async (twin) => [await twin.narrow.call('/incidentProjects?task=Statistics', { method: 'POST', body: { by } })],
    })))).toEqual([]);
  }, patience);

  it('[IM-50] nothing that is read by id tells what is hidden', async () => {
    const paths = Object.values(things).flat();
    expect(await differences(paths.map((path) => during(path, (twin) => twin.narrow.call(pathIn(twin, path)))), 1)).toEqual([]);
  }, patience);

  it('[IM-32] [IM-50] no conflict tells what is hidden', async () => {
    const at = (twin: TwinWorld, name: string) => `/incidentProjects/${twin.id(name)}`;
    const patch = (name: string, body: object, version: (twin: TwinWorld) => Promise<string | undefined>) => during(`PATCH ${name} ${JSON.stringify(body)}`, async (twin) => {
      const said = await version(twin);
      return twin.narrow.call(at(twin, name), { method: 'PATCH', body, headers: said ? { 'If-Match': said } : {} });
    });
    const right = async (twin: TwinWorld, name: string) => (await twin.narrow.expect(200, at(twin, name))).etag ?? undefined;
    const given = (version?: string) => () => Promise.resolve(version);
    const remove = (name: string, path: (twin: TwinWorld) => string, version?: string) => during(`DELETE ${name}`, (twin) => twin.narrow.call(path(twin), { method: 'DELETE', headers: version ? { 'If-Match': version } : {} }));
    const [stale, fresh, none, far] = conflictCopies;
    const questions = [
      patch(stale, { title: 'Mine' }, given('"1"')), patch(stale, { description: 'Mine' }, given('"1"')),
      patch(fresh, { title: 'Mine' }, (twin) => right(twin, fresh)), patch(fresh, { title: 'Mine again' }, (twin) => right(twin, fresh)),
      patch(none, { title: 'Mine' }, given()), patch(none, {}, given()),
      ...[2, 3, 4, 5, 6].map((version) => patch(far, { title: `Mine ${version}` }, given(`"${version}"`))),
      ...[2, 9].map((version) => remove(`${far} ${version}`, (twin) => at(twin, far), `"${version}"`)),
      ...['comment', 'call', 'vault', 'old'].map((name) => remove(`${name} in seen`, (twin) => `${at(twin, 'seen')}/${{ comment: 'comments', call: 'calls' }[name] ?? 'sequences'}/${twin.id(`${name} in seen`)}`)),
      remove('sequences', (twin) => `${at(twin, 'seen')}/sequences`),
      remove('draft of others', (twin) => `/draftSequences/${twin.id('draft of others')}`),
      remove('held', (twin) => at(twin, 'seen')), remove('later', (twin) => at(twin, 'later')),
      ...conflictCopies.map((name) => during(`after all ${name}`, (twin) => twin.narrow.call(at(twin, name)))),
    ];
    expect(await differences(questions, 1)).toEqual([]);
    expect(await differences(conflictCopies.map((name) => get(`/incidentProjects/{${name}}/activities`)))).toEqual([]);
    expect(await differences([pages('/incidentProjects', 'size=1'), pages('/incidentProjects', "size=2&orderBy=desc:'modifiedAt'")])).toEqual([]);
  }, patience);
});
