import { randomUUID } from 'node:crypto';
import { alarmFind, wellKnown } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Answer, Api, Item } from '@vigie/testing';
import { IncidentWorld } from './incident-world.js';
import { operatorPrivileges } from './rights.js';

/** What a caller may lack the right to see. */
export type Part = 'comments' | 'calls' | 'custody' | 'data' | 'vault' | 'drafts';

const privilegesOf: Partial<Record<Part, Privilege[]>> = {
  comments: ['incidentComment.view', 'incidentComment.manage'], calls: ['incidentCall.view', 'incidentCall.manage'],
  custody: ['incidentCustody.view', 'incidentCustody.manage'], data: ['incidentData.view', 'incidentData.manage'],
};
const onSources: Privilege[] = ['camera.view', 'camera.playback', 'alarm.view'];
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The same in both worlds: lists are sorted and compared by ids, too. They come behind all others. */
const given = {
  gate: 'ffffffff-ffff-4fff-8fff-000000000001', vault: 'ffffffff-ffff-4fff-8fff-000000000002', old: 'ffffffff-ffff-4fff-8fff-000000000003',
  'alarm of the gate': 'ffffffff-ffff-4fff-8fff-000000000004', 'alarm of the vault': 'ffffffff-ffff-4fff-8fff-000000000005', narrow: 'ffffffff-ffff-4fff-8fff-000000000006',
};

function nameOf(names: Map<string, string>, value: string, kind: string): string {
  const name = names.get(value) ?? `${kind} ${names.size}`;
  names.set(value, name);
  return name;
}

/** One of two worlds with the same visible history: `full` has the hidden one as well. What it answers is told in words that are the same in both. */
export class TwinWorld {
  narrow: Api;
  private readonly ids = new Map<string, string>();
  private readonly names = new Map<string, string>();
  /** What no step made, by its place of first appearance. */
  private readonly others = new Map<string, string>();
  private readonly hashes = new Map<string, string>();
  private readonly marks: { name: string; at: number }[] = [];

  private constructor(readonly world: IncidentWorld, private readonly hidden: readonly Part[], private readonly full: boolean) {}

  static async open(hidden: readonly Part[], full: boolean): Promise<TwinWorld> {
    const world = await IncidentWorld.open({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' });
    const twin = new TwinWorld(world, hidden, full);
    await twin.people();
    return twin;
  }

  get admin(): Api {
    return this.world.admin;
  }

  /** A step of the history; one that only a part of which the caller sees nothing tells of happens in the full world alone. */
  async step(name: string, part: Part | undefined, work: () => Promise<Item | void>): Promise<void> {
    if (part && this.hidden.includes(part) && !this.full) return;
    await eventually(() => Date.now() > (this.marks.at(-1)?.at ?? 0), { every: 1 });
    this.marks.push({ name, at: Date.now() });
    const made = await work();
    if (made) this.register(name, made.id);
    this.marks.push({ name: `after ${name}`, at: Date.now() });
  }

  /** The id of what a step made; of what never was, one that nothing has. */
  id(name: string): string {
    const id = this.ids.get(name) ?? randomUUID();
    this.register(name, id);
    return id;
  }

  /** When a visible step began. */
  mark(name: string): string {
    const found = this.marks.find((mark) => mark.name === name);
    if (!found) throw new Error(`no step ${name}`);
    return new Date(found.at).toISOString();
  }

  /** All that an answer tells, with ids, hashes and readings of the clock by the names of what made them. */
  told({ status, etag, headers, body, bytes }: Answer): string {
    const link = headers.get('link')?.replace(/cursor=[^&>]*/, 'cursor=…');
    const said = typeof body === 'object' && 'cursor' in body ? JSON.stringify({ ...body, cursor: '…' }) : bytes.toString();
    return `${status} ${etag ?? '-'} ${link ?? '-'} ${said}`
      .replaceAll(this.world.service.url, '')
      .replaceAll(guid, (id) => this.names.get(id) ?? nameOf(this.others, id, 'id'))
      .replaceAll(/\b[0-9a-f]{64}\b/g, (hash) => nameOf(this.hashes, hash, 'hash'))
      .replaceAll(instant, (time) => this.stepAt(time))
      .replaceAll(/\b\d{8}-(\d{4})\b/g, 'day-$1');
  }

  register(name: string, id: string): void {
    this.ids.set(name, id);
    this.names.set(id, name);
  }

  /** The step during which the clock showed this; times that were given are as they are. */
  private stepAt(time: string): string {
    return this.marks.findLast(({ at }) => at <= Date.parse(time))?.name.replace('after ', '') ?? time;
  }

  private async people(): Promise<void> {
    const { world } = this;
    const camera = (name: 'gate' | 'vault' | 'old') => world.rights.entity('cameras', `${name[0]?.toUpperCase()}${name.slice(1)}`, given[name]);
    const [gate, vault] = [await camera('gate'), await camera('vault')];
    await camera('old');
    const everything = operatorPrivileges.filter((one) => !this.hidden.some((part) => privilegesOf[part]?.includes(one)));
    const cameras = this.hidden.includes('vault')
      ? { kind: 'entities' as const, ids: [gate.id] } : { kind: 'everything' as const };
    const person = await world.rights.holder('Nora Narrow', [[everything, { kind: 'everything' }], [onSources, cameras]], given.narrow);
    this.narrow = world.as(person);
    for (const [name, id] of Object.entries({ ...given, admin: wellKnown.adminUser, site: world.site })) this.register(name, id);
    world.answers(alarmFind, ({ alarm }) => {
      const source = alarm === this.id('alarm of the vault') ? vault : gate;
      const name = `alarm-word ${source.name}`;
      return { id: alarm, number: 7, name: { en: name, fr: name, ja: name }, time: '2026-11-22T10:00:00Z', source: { type: 'cameras' as const, ...source } };
    });
  }
}
