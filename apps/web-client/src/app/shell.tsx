import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeys } from '@mantine/hooks';
import { Empty, Loading } from '../design/states';
import { QuickIncidentProvider } from '../incidents/quick-incident';
import { IncidentWatch } from '../incidents/incident-watch';
import { AlarmWatch } from '../notifications/alarm-watch';
import { isKnownPrivilege, privilegeKey } from '../roles/privilege-groups';
import { useMay } from '../session/me';
import { session } from '../session/session';
import { SessionEndedDialog } from '../session/session-ended-dialog';
import { BottomBar } from './bottom-bar';
import { loadPage } from './load-page';
import { OfflineBar } from './offline-bar';
import { privilegeFor } from './navigation';
import { Rail } from './rail';
import { useWallMode } from './wall-mode';
import { TopBar } from './top-bar';
import styles from './shell.module.css';

const SearchDialog = lazy(() => loadPage(() => import('../search/search-dialog')).then((module) => ({ default: module.SearchDialog })));
const DraftsDrawer = lazy(() => loadPage(() => import('../incidents/drafts-drawer')).then((module) => ({ default: module.DraftsDrawer })));

type Overlay = 'search' | 'drafts' | undefined;

/** The frame: rail, top bar, page; on a phone the rail is a bar at the bottom. */
export function Shell() {
  const { t } = useTranslation();
  const [overlay, setOverlay] = useState<Overlay>();
  const wall = useWallMode();
  const over = useSyncExternalStore(session.onState, () => session.state) === 'ended';
  useHotkeys([
    ['mod+K', () => setOverlay('search')],
    ['/', () => setOverlay('search')],
  ], ['INPUT', 'TEXTAREA', 'SELECT']);
  const close = () => setOverlay(undefined);
  return (
    <div className={wall ? styles.wall : styles.shell}>
      <a className={styles.skip} href="#content">{t('shell.skip')}</a>
      {wall ? null : <Rail />}
      <div className={styles.main}>
        {wall ? null : <TopBar onSearch={() => setOverlay('search')} onDrafts={() => setOverlay('drafts')} />}
        <OfflineBar />
        <main id="content" tabIndex={-1} className={styles.content}>
          {/* Nothing stays to be read once the account or the session has ended. */}
          {over ? null : <QuickIncidentProvider><Guarded /></QuickIncidentProvider>}
        </main>
      </div>
      {wall ? null : <BottomBar />}
      <AlarmWatch />
      <IncidentWatch />
      <SessionEndedDialog />
      <Suspense>
        {overlay === 'search' && !over ? <SearchDialog onClose={close} onDrafts={() => setOverlay('drafts')} /> : null}
        {overlay === 'drafts' && !over ? <DraftsDrawer onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

/** Pages behind a right that the person lacks say so, with the right's name, instead of failing piece by piece. */
function Guarded() {
  const { t } = useTranslation();
  const may = useMay();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const privilege = privilegeFor(path);
  if (privilege && !may(privilege)) return <Empty title={t('shell.pageRefused')} hint={t('shell.pageRefusedHint', { privilege: isKnownPrivilege(privilege) ? t(`privileges.${privilegeKey(privilege)}`) : privilege })} />;
  return (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  );
}
