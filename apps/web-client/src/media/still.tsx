import { equals, toQueryString } from '../api/query';
import { useMay } from '../session/me';
import { Picture } from './picture';

interface StillProps {
  camera: string;
  /** ISO 8601; without it the latest picture. */
  time?: string;
  /** Empty where the name stands beside it. */
  alt?: string;
}

/** One picture of a camera. */
export function Still({ camera, time, alt = '' }: StillProps) {
  const may = useMay();
  return (
    <Picture
      path={`/stills${toQueryString({ filters: [equals('camera', camera), equals('time', time ?? recently())] })}`}
      queryKey={['still', camera, time ?? 'latest']} enabled={may('camera.playback')} staleTime={time ? Infinity : 300_000} alt={alt}
    />
  );
}

/** The newest picture that is surely stored. */
function recently(): string {
  return new Date(Date.now() - 5_000).toISOString();
}
