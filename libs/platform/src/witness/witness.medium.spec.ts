import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import pg from 'pg';
import { logSealed, sealText } from '@vigie/contracts';
import type { LogSealFact } from '@vigie/contracts';
import { eventually, testNats, WitnessStandIn } from '@vigie/testing';
import { NatsLink } from '../messaging/index.js';
import { encodeFact } from '../messaging/index.js';

const keys = generateKeyPairSync('ed25519');
const keyId = randomUUID();

function sealOf(number: number, parts: Partial<LogSealFact> = {}, key = keys): LogSealFact {
  const statement = { number, time: new Date().toISOString(), first: 10 * number - 9, last: 10 * number, count: 10, hash: String(number).padStart(64, '0'), keyId, ...parts };
  return {
    ...statement, signature: sign(null, Buffer.from(sealText(statement)), key.privateKey).toString('base64url'),
    publicKey: key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
  };
}

describe('A witness of the log', () => {
  const site = randomUUID();
  let witness: WitnessStandIn;
  let link: NatsLink;
  let owner: pg.Pool;
  let application: pg.Pool;

  const tell = async (seal: LogSealFact): Promise<void> => {
    const row = { id: String(seal.number), message_id: randomUUID(), subject: logSealed.subject(site), type: logSealed.type(), payload: JSON.stringify(seal), traceparent: null, created_at: new Date() };
    await link.js.publish(row.subject, encodeFact(row), { msgID: row.message_id });
  };
  const kept = async (): Promise<number[]> => (await owner.query<{ number: string }>('SELECT number FROM witnessed_seals ORDER BY number')).rows.map(({ number }) => Number(number));
  const told = async (ending: string): Promise<Record<string, unknown>[]> =>
    (await owner.query<{ payload: string }>('SELECT payload FROM outbox WHERE subject LIKE $1 ORDER BY id', [`%${ending}`])).rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);

  beforeAll(async () => {
    witness = await WitnessStandIn.start('management', site);
    link = await NatsLink.open(testNats(), 'test');
    [owner, application] = [witness.database.ownerUrl, witness.database.applicationUrl].map((connectionString) => new pg.Pool({ connectionString, max: 1 })) as [pg.Pool, pg.Pool];
    for (const pool of [owner, application]) pool.on('error', () => undefined);
    await eventually(() => tell(sealOf(1)), { deadline: 20_000 });
  }, 60_000);

  afterAll(async () => {
    await Promise.all([owner.end(), application.end()]);
    await link.close();
    await witness.dispose();
  });

  it('[LG-16] keeps every seal of the log once, with the fingerprint of its key, also one that comes late', async () => {
    const [second, third] = [sealOf(2), sealOf(3)];
    for (const seal of [third, second, third, second]) await tell(seal);
    await eventually(async () => expect(await kept()).toEqual([1, 2, 3]));
    const { rows: [row] } = await owner.query<Record<string, unknown>>('SELECT * FROM witnessed_seals WHERE number = 2');
    expect(row).toMatchObject({ last_sequence: '20', hash: second.hash, signature: second.signature, key_fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await told('contradicted.v1')).toEqual([]);
  });

  it.each(['UPDATE witnessed_seals SET hash = $1', 'DELETE FROM witnessed_seals WHERE hash <> $1', 'TRUNCATE witnessed_seals', 'DELETE FROM witnessed_contradictions', 'TRUNCATE witnessed_contradictions'])(
    '[LG-16] refuses to the application and to the owner: %s', async (statement) => {
      await owner.query(`INSERT INTO witnessed_contradictions (kind, number, time, first_sequence, last_sequence, count, hash, key_id, signature, key_fingerprint, heard_at)
        SELECT 'otherSeal', number, time, first_sequence, last_sequence, count, hash, key_id, signature, key_fingerprint, now() - interval '2 hours' FROM witnessed_seals LIMIT 1`);
      for (const pool of [application, owner]) await expect(pool.query(statement, statement.includes('$1') ? ['x'] : [])).rejects.toMatchObject({ code: '42501' });
      expect(await kept()).toEqual([1, 2, 3]);
    });

  it('[LG-16] tells and logs that a seal contradicts, once an hour, and keeps what it had', async () => {
    await tell(sealOf(2, { hash: 'f'.repeat(64) }));
    await tell(sealOf(3, { hash: 'e'.repeat(64) }));
    await tell({ ...sealOf(4), hash: 'd'.repeat(64) });
    await tell(sealOf(4, {}, generateKeyPairSync('ed25519')));
    await tell(sealOf(4));
    await eventually(async () => expect(await kept()).toEqual([1, 2, 3, 4]));
    expect(await told('contradicted.v1')).toMatchObject([{ kind: 'otherSeal', number: 2, first: 11, newest: 3 }]);
    expect(await told('logEntry.written.v1')).toMatchObject([{ log: 'system', operation: 'logSeal.confirmed', outcome: 'failure', reason: 'otherSeal', service: 'management' }]);
    const { rows } = await owner.query<{ hash: string }>('SELECT hash FROM witnessed_seals WHERE number = 2');
    expect(rows[0]?.hash).toBe('2'.padStart(64, '0'));
  });
});
