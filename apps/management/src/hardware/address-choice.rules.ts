import { ref } from '@vigie/contracts';
import type { Privilege, Ref } from '@vigie/contracts';
import { endpointOf } from './address.rules.js';

/** Somebody chooses what is seen of a device. */
export interface AddressChoice {
  /** What is shown already, and what is asked for: addresses without user and password. */
  present: readonly string[];
  chosen: readonly string[];
  /** The camera that it is chosen for: showing it is no matter. */
  camera?: string;
  /** The device as it is registered; one that is not yet needs nothing by itself. */
  hardware: string;
}

export interface RegisteredDevice {
  id: string;
  address: string;
  cameras: readonly string[];
}

export interface Need {
  privilege: Privilege;
  entity: Ref;
}

/** What a stream opens: whoever points a stream at a camera watches it, now and as it is recorded. */
const opened: readonly Privilege[] = ['camera.live', 'camera.playback'];

/** Whether an address is asked for that is not there yet. One that is repeated, in whatever words, is none. */
export function choosesAddress({ present, chosen }: Pick<AddressChoice, 'present' | 'chosen'>): boolean {
  const there = new Set(present.map(placeOf));
  return chosen.some((url) => !there.has(placeOf(url)));
}

/**
 * What the caller must hold to choose an address (ID-20): `hardware.manage` on the device, and what a stream opens on every other
 * camera of it, since which of them an address shows only the device knows. A device is where it is: all that is registered at the same
 * scheme, host and port is one. Nothing is needed where nothing is registered yet.
 */
export function neededToChoose(choice: AddressChoice, registered: readonly RegisteredDevice[]): Need[] {
  if (!choosesAddress(choice)) return [];
  const endpoints = new Set(choice.chosen.map(endpointOf));
  const devices = registered.filter(({ id, address }) => id === choice.hardware || endpoints.has(endpointOf(address)));
  const others = devices.flatMap(({ cameras }) => cameras).filter((id) => id !== choice.camera);
  return [
    ...devices.map(({ id }): Need => ({ privilege: 'hardware.manage', entity: ref('hardware', id) })),
    ...others.flatMap((id) => opened.map((privilege): Need => ({ privilege, entity: ref('cameras', id) }))),
  ];
}

function placeOf(address: string): string {
  const { pathname, search, hash } = new URL(address);
  return `${endpointOf(address)}${pathname}${search}${hash}`;
}
