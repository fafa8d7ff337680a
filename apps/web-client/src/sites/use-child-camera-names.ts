import { useTranslation } from 'react-i18next';
import { useChildCameras } from './site-queries';

/** Cameras of child sites by id, each named with its site. */
export function useChildCameraNames(): Map<string, string> {
  const { t } = useTranslation();
  const children = useChildCameras().data ?? [];
  return new Map(children.map(({ id, name, siteName }) => [id, t('project.cameraAt', { camera: name, site: siteName ?? t('sites.childSite') })]));
}
