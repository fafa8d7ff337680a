import { describe, expect, it } from '@jest/globals';
import 'reflect-metadata';
import { VigieError } from '../errors/vigie-error.js';
import { liveCommands, mediaCommands, playbackCommands, readCommand } from './mobile-server.js';

const camera = '3c9f4b0e-77f2-4c1b-9d1a-6c0e1f9a2b10';

function refusal(read: () => unknown): [string, string | undefined] | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof VigieError) return [error.code, error.property];
    throw error;
  }
  return undefined;
}

describe('stream commands', () => {
  it('reads what the protocol knows', () => {
    expect(readCommand(liveCommands, JSON.stringify({ command: 'start', camera }))).toMatchObject({ command: 'start', camera });
    expect(readCommand(playbackCommands, JSON.stringify({ command: 'start', camera, from: '2026-11-22T10:00:00Z', speed: 2 }))).toMatchObject({ speed: 2 });
    expect(readCommand(mediaCommands, JSON.stringify({ command: 'start', camera, ticket: 'abc' }))).toMatchObject({ ticket: 'abc' });
  });

  it.each([
    ['not JSON', 'hello', 'request.malformed', undefined],
    ['null', 'null', 'stream.commandUnknown', 'command'],
    ['a name from the prototype', '{"command":"constructor"}', 'stream.commandUnknown', 'command'],
    ['a live viewer who seeks', '{"command":"seek","from":"2026-11-22T10:00:00Z"}', 'stream.commandUnknown', 'command'],
    ['an id that is none', '{"command":"start","camera":"1; drop table"}', 'request.invalid', 'camera'],
  ])('refuses %s by code', (_, text, code, property) => {
    expect(refusal(() => readCommand(liveCommands, text))).toEqual([code, property]);
  });

  it('refuses speeds and credits beyond the limits, and playback without an instant', () => {
    expect(refusal(() => readCommand(playbackCommands, '{"command":"speed","speed":17}'))).toEqual(['request.invalid', 'speed']);
    expect(refusal(() => readCommand(playbackCommands, '{"command":"credit","milliseconds":60001}'))).toEqual(['request.invalid', 'milliseconds']);
    expect(refusal(() => readCommand(playbackCommands, JSON.stringify({ command: 'start', camera })))).toEqual(['request.invalid', 'from']);
  });
});
