import { picked } from '../changes/picked.js';
import { newRow } from '../changes/rows.js';
import type { Secrets } from '../secrets/secrets.js';
import { readAddress } from './address.rules.js';
import { nextCredentials } from './credentials.js';
import { Hardware } from './hardware.entity.js';

interface NewHardware {
  name: string;
  description?: string;
  address: string;
  recordingServer: string;
  partitions: string[];
  user?: string;
  password?: string;
  enabled?: boolean;
  model?: string;
  firmware?: string;
  serialNumber?: string;
  withCamera?: boolean;
}

/** A device that is not saved yet; user and password count over those in its address. */
export function newHardware(secrets: Secrets, given: NewHardware): Hardware {
  const device = readAddress(given.address);
  const row = newRow(Hardware, {
    enabled: true, userName: null, password: null, credentialsRevision: 0, model: null, firmware: null, serialNumber: null, withCamera: false,
    ...picked(given, 'name', 'description', 'partitions', 'enabled', 'model', 'firmware', 'serialNumber', 'withCamera'),
    address: device.address,
    recordingServerId: given.recordingServer,
  });
  return Object.assign(row, nextCredentials(secrets, row, { user: given.user ?? device.user, password: given.password ?? device.password }));
}
