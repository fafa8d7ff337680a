import { useTranslation } from 'react-i18next';
import { useCameraNames } from '../cameras/camera-queries';
import { useChildCameras } from './site-queries';

/** Names by id of cameras of this site and, with their site, of child sites. */
export function useAllCameraNames(): Map<string, string> {
  const { t } = useTranslation();
  const own = useCameraNames();
  const children = useChildCameras().data ?? [];
  return new Map([...children.map(({ id, name, siteName }) => [id, t('project.cameraAt', { camera: name, site: siteName ?? t('sites.childSite') })] as const), ...own]);
}
