import alarms from './en/alarms.json';
import cameras from './en/cameras.json';
import common from './en/common.json';
import filters from './en/filters.json';
import incidents from './en/incidents.json';
import live from './en/live.json';
import log from './en/log.json';
import notifications from './en/notifications.json';
import playback from './en/playback.json';
import privileges from './en/privileges.json';
import properties from './en/properties.json';
import roles from './en/roles.json';
import search from './en/search.json';
import session from './en/session.json';
import shell from './en/shell.json';
import users from './en/users.json';

export const en = { alarms, cameras, common, filters, incidents, live, log, notifications, playback, privileges, properties, roles, search, session, shell, users };
