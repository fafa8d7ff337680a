import { parseArgs } from 'node:util';
import { messageOf, Problem } from '../problem.js';
import type { Command } from './command.js';

export interface Parsed {
  command: Command;
  words: string[];
  options: Record<string, string | undefined>;
}

/** Finds the command that the arguments name and checks its words and options; throws Problem with how it is used. */
export function parse(args: readonly string[], commands: readonly Command[]): Parsed {
  const command = commands.find(({ name }) => name.split(' ').every((word, position) => args[position] === word));
  if (!command) throw new Problem(args.length === 0 ? help(commands) : `There is no command "${args.slice(0, 2).join(' ')}".\n\n${help(commands)}`);
  const rest = args.slice(command.name.split(' ').length);
  const usage = `Usage: vigie ${command.name} ${command.usage}`.trim();
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: { ...optionsOf(command.options, 'string'), ...optionsOf(command.flags ?? [], 'boolean') },
    });
    if (positionals.length !== command.words) throw new Problem(usage);
    return { command, words: positionals, options: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === true ? name : value as string])) };
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`${messageOf(error)}\n${usage}`);
  }
}

const optionsOf = <T extends 'string' | 'boolean'>(names: readonly string[], type: T): Record<string, { type: T }> => Object.fromEntries(names.map((name) => [name, { type }]));

export function help(commands: readonly Command[]): string {
  const lines = commands.map(({ name, usage, says }) => `  vigie ${`${name} ${usage}`.trim().padEnd(44)} ${says}`);
  return ['Commands:', ...lines, '', 'VIGIE_DATA says which installation is meant: the folder with its data, .vigie unless told otherwise.'].join('\n');
}
