import { randomUUID } from 'node:crypto';
import { createMongoAbility } from '@casl/ability';
import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import { rightsKey } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { decide, RightsIndex } from '@vigie/platform/security';
import { percentile } from './row.js';
import type { Row } from './row.js';

const users = 10_000;
const cameras = 10_000;
const partitions = 100;
const samples = 200_000;
const peerSamples = 20_000;

interface Ask {
  user: number;
  camera: number;
}

/** User u reaches partitions u mod 100 and u + 1 mod 100; camera c lies in partition c mod 100; everybody may view live. */
const partitionsOf = (user: number): number[] => [user % partitions, (user + 1) % partitions];
const expected = ({ user, camera }: Ask): boolean => partitionsOf(user).includes(camera % partitions);

/** Half of the questions are answered with yes. */
function asks(count: number): Ask[] {
  return Array.from({ length: count }, (_, number) => {
    const user = Math.floor(Math.random() * users);
    const near = Math.floor(Math.random() * (cameras / partitions)) * partitions + (user % partitions);
    return { user, camera: number % 2 === 0 ? near : Math.floor(Math.random() * cameras) };
  });
}

/** Nanoseconds of each decision; every answer is checked against the model. */
async function time(questions: Ask[], answer: (ask: Ask) => boolean | Promise<boolean>): Promise<number[]> {
  const times: number[] = [];
  for (const ask of questions) {
    const start = process.hrtime.bigint();
    const got = answer(ask);
    const allowed = typeof got === 'boolean' ? got : await got;
    times.push(Number(process.hrtime.bigint() - start));
    if (allowed !== expected(ask)) throw new Error(`A wrong decision for user ${ask.user} and camera ${ask.camera}.`);
  }
  return times;
}

function vigie(): (ask: Ask) => boolean {
  const index = new RightsIndex();
  const userIds = Array.from({ length: users }, () => randomUUID());
  const cameraIds = Array.from({ length: cameras }, () => randomUUID());
  const partitionIds = Array.from({ length: partitions }, () => randomUUID());
  const role = randomUUID();
  const pick = (numbers: number[]) => numbers.map((number) => partitionIds[number] ?? '');
  index.applyRights(rightsKey.role(role), {
    kind: 'role',
    role: { id: role, name: 'operators', administrators: false, grants: [{ id: randomUUID(), effect: 'allow', privileges: ['camera.live', 'camera.view'], scope: { kind: 'everything' } }] },
  });
  userIds.forEach((id, number) => index.applyRights(rightsKey.principal(id), {
    kind: 'principal', principal: { id, name: id, kind: 'user', level: 100, roles: [role], partitions: pick(partitionsOf(number)) },
  }));
  cameraIds.forEach((id, number) => index.applyRights(rightsKey.entity({ type: 'cameras', id }), {
    kind: 'entity', entity: { type: 'cameras', id, name: id, partitions: pick([number % partitions]), deviceGroups: [] },
  }));
  const privilege: Privilege = 'camera.live';
  return ({ user, camera }) => decide(index, {
    principal: { id: userIds[user] ?? '', name: '', kind: 'user' }, privilege, entity: { type: 'cameras', id: cameraIds[camera] ?? '' },
  }).allowed;
}

async function casbin(): Promise<(ask: Ask) => Promise<boolean>> {
  const model = newModelFromString(`
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act
[role_definition]
g = _, _
g2 = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, p.sub) && g2(r.obj, p.obj) && r.act == p.act
`);
  const lines = [
    ...Array.from({ length: partitions }, (_, number) => `p, reach${number}, partition${number}, camera.live`),
    ...Array.from({ length: users }, (_, number) => partitionsOf(number).map((partition) => `g, user${number}, reach${partition}`)).flat(),
    ...Array.from({ length: cameras }, (_, number) => `g2, camera${number}, partition${number % partitions}`),
  ];
  const enforcer = await newEnforcer(model, new StringAdapter(lines.join('\n')));
  return ({ user, camera }) => enforcer.enforce(`user${user}`, `camera${camera}`, 'camera.live');
}

function casl(): (ask: Ask) => boolean {
  const abilities = Array.from({ length: users }, (_, user) =>
    createMongoAbility([{ action: 'live', subject: 'Camera', conditions: { partition: { $in: partitionsOf(user) } } }], {
      detectSubjectType: () => 'Camera',
    }));
  const subjects = Array.from({ length: cameras }, (_, camera) => ({ partition: camera % partitions }));
  return ({ user, camera }) => abilities[user]?.can('live', subjects[camera] as never) ?? false;
}

const p99 = (times: number[]): number => percentile(times, 0.99) / 1_000;

export const name = 'decide';

/** The decision at the size of a large site, beside two well-known libraries on an equal world. */
export async function run(): Promise<Row[]> {
  const own = vigie();
  await time(asks(20_000), own);
  const ours = p99(await time(asks(samples), own));
  const caslTimes = p99(await time(asks(peerSamples), casl()));
  const casbinTimes = p99(await time(asks(200), await casbin()));
  const world = `${users} users, ${cameras} cameras, ${partitions} partitions`;
  return [
    { name: `decide p99 (${world})`, measured: ours, unit: 'µs', limit: 50, ok: ours < 50 },
    { name: '@casl/ability p99, same world', measured: caslTimes, unit: 'µs', ratio: caslTimes / ours },
    { name: 'casbin p99, same world', measured: casbinTimes, unit: 'µs', ratio: casbinTimes / ours },
  ];
}
