import type { Command } from './command.js';
import { parse } from './parse.js';
import { table } from './table.js';

const add: Command = { name: 'client add', usage: 'NAME --role ROLE', says: '', words: 1, options: ['role'], run: () => Promise.resolve([]) };
const list: Command = { name: 'camera list', usage: '', says: '', words: 0, options: [], run: () => Promise.resolve([]) };

describe('the command line', () => {
  it('finds the command, its words and its options', () => {
    expect(parse(['client', 'add', 'Archive', '--role', 'administrators'], [list, add])).toMatchObject({ command: { name: 'client add' }, words: ['Archive'], options: { role: 'administrators' } });
  });

  it('knows options without a value', () => {
    const install: Command = { ...list, name: 'service install', flags: ['print'] };
    expect(parse(['service', 'install', '--print'], [install]).options).toEqual({ print: 'print' });
    expect(parse(['service', 'install'], [install]).options).toEqual({});
  });

  it.each([
    [[], 'Commands:'],
    [['client', 'remove'], 'no command "client remove"'],
    [['client', 'add'], 'Usage: vigie client add NAME --role ROLE'],
    [['client', 'add', 'a', 'b'], 'Usage: vigie client add'],
    [['client', 'add', 'a', '--rôle', 'x'], 'Usage: vigie client add'],
  ])('says how %j is meant', (args, text) => expect(() => parse(args, [list, add])).toThrow(text));

  it('puts columns below each other', () => expect(table([['id', 'name'], ['1', 'Front door']])).toEqual(['id  name', '1   Front door']));
});
