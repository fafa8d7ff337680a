import { useCameraNames } from '../cameras/camera-queries';
import { useChildCameraNames } from './use-child-camera-names';

/** Names by id of cameras of this site and, with their site, of child sites. */
export function useAllCameraNames(): Map<string, string> {
  const own = useCameraNames();
  return new Map([...useChildCameraNames(), ...own]);
}
