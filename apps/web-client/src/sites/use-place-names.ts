import { useTranslation } from 'react-i18next';
import type { DraftSequence } from '../api/incident-types';
import { useCameraNames } from '../cameras/camera-queries';

type Filmed = Pick<DraftSequence, 'camera' | 'siteName'>;

/** What the camera of a sequence is called, and the same with its site where that is a child of this one. */
export function usePlaceNames() {
  const { t } = useTranslation();
  const names = useCameraNames();
  const nameOf = ({ camera }: Pick<Filmed, 'camera'>) => camera.name ?? names.get(camera.id) ?? t('common.unknown');
  return {
    nameOf,
    placeOf: (filmed: Filmed) => (filmed.siteName === undefined ? nameOf(filmed) : t('project.cameraAt', { camera: nameOf(filmed), site: filmed.siteName })),
  };
}
