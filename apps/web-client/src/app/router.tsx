import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readAlarmSearch } from '../alarms/alarm-search';
import { readIncidentSearch } from '../incidents/incident-search';
import { readLiveSearch } from '../live/live-search';
import { readLogSearch } from '../log/log-search';
import { readPlaybackSearch } from '../playback/playback-search';
import { readProjectSearch } from '../project/project-tabs';
import { readPropertySearch } from '../properties/property-tabs';
import { readStatisticsSearch } from '../statistics/statistics-search';
import { Loading } from '../design/states';
import { FirstPage } from './first-page';
import { loadPage } from './load-page';
import { PageFailure } from './page-failure';
import { PageMissing } from './page-missing';
import { Shell } from './shell';

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing, errorComponent: PageFailure });

const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstPage });

const live = createRoute({
  getParentRoute: () => root, path: '/live', validateSearch: readLiveSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../live/live-page')), 'LivePage'),
});
const playback = createRoute({
  getParentRoute: () => root, path: '/playback', validateSearch: readPlaybackSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../playback/playback-page')), 'PlaybackPage'),
});
const alarms = createRoute({
  getParentRoute: () => root, path: '/alarms', validateSearch: readAlarmSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../alarms/alarms-page')), 'AlarmsPage'),
});
const incidents = createRoute({
  getParentRoute: () => root, path: '/incidents', validateSearch: readIncidentSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../incidents/incidents-page')), 'IncidentsPage'),
});
const incident = createRoute({
  getParentRoute: () => root, path: '/incidents/$id', validateSearch: readProjectSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../project/project-page')), 'ProjectPage'),
});
const statistics = createRoute({
  getParentRoute: () => root, path: '/incidents/statistics', validateSearch: readStatisticsSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../statistics/statistics-page')), 'StatisticsPage'),
});
const sites = createRoute({
  getParentRoute: () => root, path: '/administration/sites',
  component: lazyRouteComponent(() => loadPage(() => import('../sites/sites-page')), 'SitesPage'),
});
const cameras = createRoute({
  getParentRoute: () => root, path: '/administration/cameras',
  component: lazyRouteComponent(() => loadPage(() => import('../cameras/cameras-page')), 'CamerasPage'),
});
const users = createRoute({
  getParentRoute: () => root, path: '/administration/users',
  component: lazyRouteComponent(() => loadPage(() => import('../users/users-page')), 'UsersPage'),
});
const roles = createRoute({
  getParentRoute: () => root, path: '/administration/roles',
  component: lazyRouteComponent(() => loadPage(() => import('../roles/roles-page')), 'RolesPage'),
});
const role = createRoute({
  getParentRoute: () => root, path: '/administration/roles/$id',
  component: lazyRouteComponent(() => loadPage(() => import('../roles/role-page')), 'RolePage'),
});
const properties = createRoute({
  getParentRoute: () => root, path: '/administration/incident-properties', validateSearch: readPropertySearch,
  component: lazyRouteComponent(() => loadPage(() => import('../properties/properties-page')), 'PropertiesPage'),
});
const log = createRoute({
  getParentRoute: () => root, path: '/accountability/log', validateSearch: readLogSearch,
  component: lazyRouteComponent(() => loadPage(() => import('../log/log-page')), 'LogPage'),
});
const notifications = createRoute({
  getParentRoute: () => root, path: '/notifications',
  component: lazyRouteComponent(() => loadPage(() => import('../notifications/notifications-page')), 'NotificationsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    first, live, playback, alarms, incidents, incident, statistics, sites, cameras, users, roles, role, properties, log, notifications,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
