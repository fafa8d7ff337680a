import { HardwareView, ref, relations } from '@vigie/contracts';
import { partitionRefs } from '../changes/partition-choice.js';
import type { Versioned } from '../changes/versioned.js';
import type { Hardware } from './hardware.entity.js';

/** How a device is shown: never with its password. */
export function hardwareView(row: Hardware): HardwareView {
  const { id, name, enabled, address, partitions } = row;
  const optional = { description: row.description, user: row.userName, model: row.model, firmware: row.firmware, serialNumber: row.serialNumber };
  const recordingServer = ref('recordingServers', row.recordingServerId);
  return Object.assign(new HardwareView(), {
    id, name, ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    enabled, address, hasPassword: row.password !== null, recordingServer,
    partitions: partitionRefs(partitions), relations: relations(ref('hardware', id), recordingServer),
  });
}

export const versionedHardware = (row: Hardware): Versioned<HardwareView> => ({ view: hardwareView(row), version: row.version });
