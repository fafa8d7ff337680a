import type { CameraFact } from '@vigie/contracts';

/** Which recorded stream to play when none was asked for: the default one where it is recorded, else the first that has recordings. */
export function defaultStream(camera: CameraFact | undefined, recorded: readonly string[]): string | undefined {
  const preferred = camera?.streams.find(({ isDefault, id }) => isDefault && recorded.includes(id));
  return preferred?.id ?? camera?.streams.find(({ id }) => recorded.includes(id))?.id ?? recorded[0];
}
