import alarms from './fr/alarms.json';
import cameras from './fr/cameras.json';
import common from './fr/common.json';
import filters from './fr/filters.json';
import incidents from './fr/incidents.json';
import live from './fr/live.json';
import log from './fr/log.json';
import notifications from './fr/notifications.json';
import playback from './fr/playback.json';
import privileges from './fr/privileges.json';
import properties from './fr/properties.json';
import roles from './fr/roles.json';
import search from './fr/search.json';
import session from './fr/session.json';
import shell from './fr/shell.json';
import users from './fr/users.json';

export const fr = { alarms, cameras, common, filters, incidents, live, log, notifications, playback, privileges, properties, roles, search, session, shell, users };
