import { Problem } from '../../problem.js';
import type { Command } from '../command.js';
import { table } from '../table.js';

interface Camera {
  id: string;
  name: string;
  enabled?: boolean;
}

export const cameraAdd: Command = {
  name: 'camera add',
  usage: 'rtsp://ADDRESS [--name NAME]',
  says: 'registers a camera and begins to record it',
  words: 1,
  options: ['name'],
  async run({ api, words: [address = ''], options }) {
    if (!URL.canParse(address) || !['rtsp:', 'rtsps:'].includes(new URL(address).protocol)) throw new Problem('A camera is an address such as rtsp://user:password@192.0.2.7/stream1.');
    const name = options.name ?? new URL(address).hostname;
    const camera = await api.create<Camera>('/cameras', { name, address });
    return [`camera_id=${camera.id}`];
  },
};

export const cameraList: Command = {
  name: 'camera list',
  usage: '',
  says: 'lists the cameras',
  words: 0,
  options: [],
  async run({ api }) {
    const cameras = await api.all<Camera>('/cameras?disabled');
    return table([['id', 'name', 'state'], ...cameras.map(({ id, name, enabled }) => [id, name, enabled === false ? 'disabled' : 'enabled'])]);
  },
};
