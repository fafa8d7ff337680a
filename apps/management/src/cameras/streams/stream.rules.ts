import { VigieError } from '@vigie/contracts';
import { endpointOf, readAddress } from '../../hardware/address.rules.js';

/** A stream as somebody asks for it. */
export interface StreamWish {
  name: string;
  url: string;
  isDefault?: boolean;
  isRecorded?: boolean;
}

export type PlannedStream = Required<StreamWish>;

export const mostStreams = 16;

/** The streams that a new camera gets: those asked for, or the one its address is. The default one is recorded unless told otherwise. */
export function planStreams(cameraUrl: string, wishes: readonly StreamWish[] = []): PlannedStream[] {
  const wanted = wishes.length > 0 ? wishes : [{ name: 'Main', url: cameraUrl }];
  if (wanted.length > mostStreams) throw new VigieError('stream.tooMany', { property: 'streams', params: { most: mostStreams } });
  const chosen = Math.max(0, wanted.findIndex(({ isDefault }) => isDefault));
  return wanted.map(({ name, url, isRecorded }, index) => ({
    name, url: streamUrl(cameraUrl, url), isDefault: index === chosen, isRecorded: isRecorded ?? index === chosen,
  }));
}

/**
 * The address of a stream, without user and password; a path is one on the camera. It must be on the camera itself, host and
 * port: the camera's password is sent there.
 */
export function streamUrl(cameraUrl: string, url: string, property = 'url'): string {
  const whole = url.startsWith('/') ? `${readAddress(cameraUrl).address}${url}` : url;
  const read = readAddress(whole, property);
  if (endpointOf(read.url) !== endpointOf(cameraUrl)) throw new VigieError('camera.address', { property });
  return read.url;
}
