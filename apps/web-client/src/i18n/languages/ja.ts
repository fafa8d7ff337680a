import alarms from './ja/alarms.json';
import cameras from './ja/cameras.json';
import common from './ja/common.json';
import filters from './ja/filters.json';
import incidents from './ja/incidents.json';
import live from './ja/live.json';
import log from './ja/log.json';
import notifications from './ja/notifications.json';
import playback from './ja/playback.json';
import privileges from './ja/privileges.json';
import properties from './ja/properties.json';
import roles from './ja/roles.json';
import search from './ja/search.json';
import session from './ja/session.json';
import shell from './ja/shell.json';
import users from './ja/users.json';

export const ja = { alarms, cameras, common, filters, incidents, live, log, notifications, playback, privileges, properties, roles, search, session, shell, users };
