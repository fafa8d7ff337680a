import { plainToInstance } from 'class-transformer';
import { IsString, validateSync, ValidateNested } from 'class-validator';
import { Nested, readAs, VigieError } from '@vigie/contracts';
import { PlatformConfig } from '@vigie/platform/config';
import { BodyValidationPipe, readJsonBody } from '@vigie/platform/http';
import { allServices } from '../references/services.js';
import { inputClasses } from './input-classes.js';
import type { InputClass, InputMember } from './input-classes.js';

class Inner {
  @IsString()
  text: string;
}

class Leaky {
  @ValidateNested()
  left: Inner;

  @Nested(() => Inner)
  held: Inner;

  @Nested(() => Inner, { each: true })
  all: Inner[];
}

const values: Record<NonNullable<InputMember['kind']>, unknown[]> = {
  string: ['', 'x', '2026-02-30'], number: [0, -1.5], boolean: [true], list: [[], [null], [[]], ['x'], [{}]], object: [{}, { text: null }],
};
const everything = [null, ...Object.values(values).flat()];
const pipe = new BodyValidationPipe();

/** What a reader refuses is refused by code and names a member; anything else that is thrown fails the test. */
function expectCoded(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof VigieError) || error.status !== 400 || !error.property) throw error;
  }
}

const isRefused = (type: InputClass['type'], body: object, name: string): boolean =>
  validateSync(plainToInstance(type, body), { whitelist: true, forbidUnknownValues: false }).some(({ property }) => property === name);

/** Values that are of another kind than the member. */
function wrongFor({ kind, isNested }: InputMember): unknown[] {
  // The author's word is lost where the member may be null.
  const fitting = isNested ? [kind ?? ['object', 'list']].flat() : [kind].flat();
  if (!fitting[0] || (kind === 'object' && !isNested)) return [];
  return Object.entries(values).filter(([of]) => !fitting.includes(of as NonNullable<InputMember['kind']>)).flatMap(([, some]) => some);
}

/** Bodies that the class takes though a member is missing or of a wrong kind. */
function holesOf({ type, members }: InputClass): string[] {
  return members.flatMap((member) => {
    const { name, isOptional, takesNull } = member;
    const wrong = wrongFor(member).map((value) => ({ [name]: value }));
    for (const value of everything) {
      expectCoded(() => pipe.transform({ [name]: value }, { type: 'body', metatype: type }));
      expectCoded(() => readAs(type, { [name]: value }));
    }
    const bad = [...(isOptional ? [] : [{}]), ...(takesNull ? [] : [{ [name]: null }]), ...wrong, ...(member.isNested && member.kind === 'list' ? [{ [name]: [null] }] : [])];
    return bad.filter((body) => !isRefused(type, body, name)).map((body) => `${type.name} ${JSON.stringify({ ...body, '': name })}`);
  });
}

const isOfTest = (type: object): boolean => type === Inner || type === Leaky;
const isConfig = (type: { prototype: object }): boolean => type.prototype instanceof PlatformConfig || type === PlatformConfig;

describe('every class of what services read', () => {
  it('[IN-07] refuses by code what is missing or of a wrong kind, whatever the member', async () => {
    await allServices();
    const classes = inputClasses((type) => isOfTest(type) || isConfig(type));
    expect(classes.length).toBeGreaterThan(150);
    expect(classes.flatMap(holesOf)).toEqual([]);
  }, 60_000);

  it('[IN-07] refuses by name, in every text of every class, what is no text', async () => {
    await allServices();
    const texts = inputClasses((type) => isOfTest(type) || isConfig(type)).flatMap(({ members }) => members.filter(({ kind }) => kind === 'string'));
    expect(texts.length).toBeGreaterThan(300);
    for (const { name } of texts) {
      for (const unsound of ['\ud800', 'a\udc00', '\0']) {
        expect(() => readJsonBody(Buffer.from(JSON.stringify({ of: [{ [name]: unsound }] })))).toThrow(expect.objectContaining({ code: 'text.unsound', property: `of.0.${name}` }));
      }
    }
  }, 60_000);

  it('[IN-07] is looked through so that a hole would be found', () => {
    const [leaky] = inputClasses((type) => type !== Leaky);
    const holes = leaky ? holesOf(leaky) : [];
    expect(holes).toEqual(expect.arrayContaining(['Leaky {"":"left"}', 'Leaky {"left":[],"":"left"}']));
    expect(holes.filter((hole) => !hole.endsWith('"left"}'))).toEqual([]);
  });
});
