import { randomUUID } from 'node:crypto';
import { logEntryWritten } from '@vigie/contracts';
import type { LogEntryWritten, WitnessService } from '@vigie/contracts';
import { eventually, ServiceUnderTest, WitnessStandIn } from '@vigie/testing';
import { logServer } from './app.module.js';
import { SealsService } from './seals/seals.service.js';
import { Attacker } from './testing/attacker.js';
import { ChainProof } from './verification/chain-proof.service.js';

const half = 20;
const all = 2 * half;

/** Removes everything behind a number, and leaves the rest as it was then. */
const cutTo = (entries: number, seals: number): string[] => [`DELETE FROM log_entries WHERE sequence > ${entries}`, `DELETE FROM log_seals WHERE number > ${seals}`];
const replayHead = ['DELETE FROM log_head', 'INSERT INTO log_head SELECT * FROM middle_log_head'];
const wiped = ['DELETE FROM log_entries', 'DELETE FROM log_seals', `UPDATE log_head SET sequence = 0, hash = decode(repeat('00', 32), 'hex'), seal_number = 0, seal_time = NULL, sealed = NULL`];

describe('The log under attack by the superuser of its database', () => {
  let under: ServiceUnderTest;
  let attacker: Attacker;
  const witnesses = new Map<WitnessService, WitnessStandIn>();

  const verify = () => under.service.app.get(ChainProof, { strict: false }).verify();
  const seal = () => under.service.app.get(SealsService, { strict: false }).seal();
  const states = async () => Object.fromEntries((await verify()).witnesses.map(({ service, state }) => [service, state]));
  const write = async (count: number, upTo: number, deadline = 20_000): Promise<void> => {
    await under.tell(logEntryWritten, Array.from({ length: count }, (): LogEntryWritten => ({
      id: randomUUID(), time: new Date().toISOString(), site: under.site, service: 'management', log: 'audit', category: 'configuration', operation: 'camera.created', outcome: 'success',
      user: { id: randomUUID(), name: 'Anna', kind: 'user' }, details: { upTo },
    })), 'management');
    await eventually(async () => expect(await attacker.count('log_entries')).toBe(upTo), { deadline });
  };
  const held = async () => Number(/^vigie_facts_held_total\{.*\} (\d+)$/m.exec(await under.figures())?.[1] ?? 0);
  const witnessed = (number: number) => eventually(async () => {
    expect((await verify()).witnesses.map(({ newest }) => newest?.number)).toEqual([number, number]);
  }, { deadline: 20_000 });

  beforeAll(async () => {
    under = await ServiceUnderTest.start(logServer, { LOG_SEAL_INTERVAL_MS: '3600000' });
    for (const service of ['management', 'incident-manager'] as const) witnesses.set(service, await WitnessStandIn.start(service, under.site));
    attacker = await Attacker.of(under.database);
    await attacker.keep('born');
    await write(half, half);
    await seal();
    await attacker.keep('middle');
    await write(half, all);
    await seal();
    await witnessed(2);
    await attacker.keep('whole');
  }, 120_000);

  afterEach(() => attacker.putBack('whole'));

  afterAll(async () => {
    await attacker.end();
    await Promise.all([...witnesses.values()].map((witness) => witness.dispose()));
    await under.stop();
  });

  const attacks: [string, string[], object][] = [
    ['a text', [`UPDATE log_entries SET user_name = 'Somebody else' WHERE sequence = 12`], { sequence: 12, reason: 'altered' }],
    ['a time by a microsecond', [`UPDATE log_entries SET time = time + interval '1 microsecond' WHERE sequence = 7`], { sequence: 7, reason: 'altered' }],
    ['nothing to an empty text', [`UPDATE log_entries SET reason = '' WHERE sequence = 9`], { sequence: 9, reason: 'altered' }],
    ['an entry away', ['DELETE FROM log_entries WHERE sequence = 25'], { sequence: 25, reason: 'missing' }],
    ['two entries swapped', ['UPDATE log_entries SET sequence = CASE sequence WHEN 10 THEN 30 ELSE 10 END WHERE sequence IN (10, 30)'], { sequence: 10, reason: 'reordered' }],
    ['an entry doubled', ['INSERT INTO log_entries SELECT * FROM log_entries WHERE sequence = 8'], { sequence: 8, reason: 'inserted' }],
    ['an entry before the first', ['CREATE TEMP TABLE copied AS SELECT * FROM log_entries WHERE sequence = 8', 'UPDATE copied SET sequence = 0', 'INSERT INTO log_entries SELECT * FROM copied'], { sequence: 0, reason: 'inserted' }],
    ['an entry past the end', ['CREATE TEMP TABLE copied AS SELECT * FROM log_entries WHERE sequence = 8', `UPDATE copied SET sequence = ${all + 1}`, 'INSERT INTO log_entries SELECT * FROM copied'], { sequence: all + 1, reason: 'reordered' }],
    ['a hash', [`UPDATE log_entries SET hash = sha256('x') WHERE sequence = 33`], { sequence: 33, reason: 'altered' }],
    ['the signature of a seal', [`UPDATE log_seals SET signature = decode(repeat('ab', 64), 'hex') WHERE number = 2`], { sequence: half + 1, reason: 'forgedSeal', seal: 2 }],
    ['the time of a seal', [`UPDATE log_seals SET time = time - interval '1 day' WHERE number = 1`], { sequence: 1, reason: 'forgedSeal', seal: 1 }],
    ['a seal away', ['DELETE FROM log_seals WHERE number = 1'], { sequence: half + 1, reason: 'forgedSeal', seal: 2 }],
    ['the last seal away', ['DELETE FROM log_seals WHERE number = 2'], { sequence: half + 1, reason: 'missingSeal', seal: 2 }],
    ['the tail', ['DELETE FROM log_entries WHERE sequence > 35'], { sequence: 36, reason: 'truncated', seal: 2 }],
    ['the tail with its seal', cutTo(half, 1), { sequence: half + 1, reason: 'truncated' }],
    ['the head to an earlier one', [...cutTo(half, 1), ...replayHead], { sequence: half + 1, reason: 'truncated', seal: 2, witness: 'management' }],
    ['the head to the first one', [...wiped, 'DELETE FROM log_head', 'INSERT INTO log_head SELECT * FROM born_log_head'], { sequence: 1, reason: 'truncated', seal: 1, witness: 'management' }],
    ['everything away, the head at zero', wiped, { sequence: 1, reason: 'truncated' }],
    ['all seals away', ['DELETE FROM log_seals'], { sequence: 1, reason: 'missingSeal', seal: 1 }],
    ['all seals away, and the head says so', ['DELETE FROM log_seals', 'UPDATE log_head SET seal_number = 0, seal_time = NULL'], { sequence: all + 1, reason: 'truncated' }],
    ['the public key', [`UPDATE log_keys SET public_key = decode(repeat('00', 44), 'hex')`], { sequence: 1, reason: 'replacedKey' }],
    ['the private key', [`UPDATE log_keys SET private_key = decode(repeat('00', 80), 'hex')`], { sequence: 1, reason: 'replacedKey' }],
    ['the keys away', ['DELETE FROM log_keys'], { sequence: 1, reason: 'replacedKey' }],
  ];

  it.each(attacks)('[LG-04] [LG-16] names %s', async (_, statements, expected) => {
    expect((await verify()).broken).toBeUndefined();
    await attacker.does(...statements);
    expect((await verify()).broken).toEqual(expected);
  });

  const afterRestart: [string, string[], object][] = [
    ['the tail with its seal', cutTo(half, 1), { sequence: half + 1, reason: 'truncated' }],
    ['the head to an earlier one', [...cutTo(half, 1), ...replayHead], { sequence: half + 1, reason: 'truncated', witness: 'management' }],
    ['everything away, the head at zero', wiped, { sequence: 1, reason: 'truncated' }],
    ['all seals away', ['DELETE FROM log_seals'], { sequence: 1, reason: 'missingSeal' }],
    ['the public key', [`UPDATE log_keys SET public_key = decode(repeat('00', 44), 'hex')`], { sequence: 1, reason: 'replacedKey' }],
  ];

  it.each(afterRestart)('[LG-16] names after a restart %s', async (_, statements, expected) => {
    await under.service.stop();
    await attacker.does(...statements);
    await under.boot();
    expect((await verify()).broken).toMatchObject(expected);
  }, 60_000);

  it('[LG-05] [LG-16] takes no entry behind a forged head, and every one of them once the head is its own again', async () => {
    await attacker.does(`UPDATE log_head SET hash = decode(repeat('ab', 32), 'hex')`);
    const before = await held();
    const told = write(5, all + 5, 80_000);
    // More often than any fact is tried before it is put aside.
    await eventually(async () => expect((await held()) - before).toBeGreaterThan(7), { deadline: 45_000, every: 100 });
    expect(await attacker.count('log_entries')).toBe(all);
    await attacker.putBack('whole');
    await told;
    expect(await attacker.count('dead_letter')).toBe(0);
    expect((await verify()).broken).toBeUndefined();
  }, 90_000);

  it('[LG-16] names the first seal of a history that went on behind an earlier head', async () => {
    await attacker.does(...cutTo(half, 1), ...replayHead);
    await write(half + 3, all + 3);
    await seal();
    expect((await verify()).broken).toEqual({ sequence: half + 1, reason: 'rewritten', seal: 2, witness: 'management' });
    for (const witness of witnesses.values()) await eventually(async () => expect(await contradictions(witness)).toEqual([{ kind: 'otherSeal', number: '2' }]), { deadline: 20_000 });
  });

  it('[LG-16] does not begin anew where witnesses know of a seal: no entry, no seal, no key', async () => {
    await under.service.stop();
    await attacker.does(...wiped, 'DELETE FROM log_keys');
    await expect(under.boot()).rejects.toThrow(/management keeps its seal 2 over 40 entries: it was emptied/);
    await attacker.putBack('whole');
    await under.boot();
    await attacker.does('DELETE FROM log_entries', 'DELETE FROM log_seals', 'DELETE FROM log_head', 'INSERT INTO log_head SELECT * FROM born_log_head');
    await write(1, 1);
    await expect(seal()).rejects.toThrow('it was emptied');
  }, 60_000);

  it('[LG-16] says that a witness is silent, and does not take it for agreement', async () => {
    expect(await states()).toEqual({ management: 'agrees', 'incident-manager': 'agrees' });
    await witnesses.get('management')?.stop();
    expect(await states()).toEqual({ management: 'silent', 'incident-manager': 'agrees' });
    await attacker.does(...cutTo(half, 1), ...replayHead);
    expect((await verify()).broken).toMatchObject({ reason: 'truncated', witness: 'incident-manager' });
    await witnesses.get('incident-manager')?.stop();
    expect(await verify()).toMatchObject({ entries: half, witnesses: [{ state: 'silent' }, { state: 'silent' }] });
    for (const witness of witnesses.values()) await witness.restart();
    await eventually(async () => expect(await states()).toEqual({ management: 'contradicts', 'incident-manager': 'contradicts' }), { deadline: 20_000 });
  }, 60_000);
});

async function contradictions({ database }: WitnessStandIn): Promise<object[]> {
  const rows = await Attacker.of(database);
  try {
    return await rows.rows('SELECT kind, number FROM witnessed_contradictions');
  } finally {
    await rows.end();
  }
}
