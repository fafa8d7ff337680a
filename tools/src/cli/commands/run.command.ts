import { LauncherControl } from '../../installation/launcher-control.js';
import type { Command } from '../command.js';

export const stop: Command = {
  name: 'stop',
  usage: '',
  says: 'ends everything that runs of this installation',
  words: 0,
  options: [],
  async run({ paths }) {
    await new LauncherControl(paths).stop();
    return ['Vigie has stopped.'];
  },
};

export const restart: Command = {
  name: 'restart',
  usage: '',
  says: 'stops everything and starts it again, with the settings that it was started with',
  words: 0,
  options: [],
  async run({ paths }) {
    return [`Vigie is ready: ${await new LauncherControl(paths).restart()}`];
  },
};
