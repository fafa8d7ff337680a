import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../app/site';
import type { Camera } from '../api/types';
import { camerasBySite, type CameraGroup } from './camera-choices';
import { useChildCameras } from './site-queries';

/** Cameras of this site with those of its child sites, site by site. */
export function useCameraGroups(own: readonly Camera[] | undefined): CameraGroup[] {
  const { t } = useTranslation();
  const children = useChildCameras();
  const site = useQuery(siteQuery);
  return camerasBySite(own ?? [], children.data ?? [], { own: site.data ?? t('sites.thisSite'), child: t('sites.childSite') });
}
