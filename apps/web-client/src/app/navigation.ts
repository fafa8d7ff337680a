import {
  IconAlertTriangle, IconBell, IconCamera, IconFolders, IconHistory, IconListDetails, IconShieldLock, IconSitemap, IconTags, IconUsers, IconVideo,
} from '@tabler/icons-react';

/** `shownTo`: whoever may open the page is not always who should be led to it; operators read properties, administrators work on them. */
export const navigation = [
  { group: 'work', items: [
    { path: '/live', label: 'live', privilege: 'camera.live', icon: IconVideo },
    { path: '/playback', label: 'playback', privilege: 'camera.playback', icon: IconHistory },
    { path: '/alarms', label: 'alarms', privilege: 'alarm.view', icon: IconAlertTriangle },
    { path: '/incidents', label: 'incidents', privilege: 'incidentProject.view', icon: IconFolders },
  ] },
  { group: 'administration', items: [
    { path: '/administration/sites', label: 'sites', privilege: 'site.view', icon: IconSitemap },
    { path: '/administration/cameras', label: 'cameras', privilege: 'camera.manage', icon: IconCamera },
    { path: '/administration/users', label: 'users', privilege: 'user.view', icon: IconUsers },
    { path: '/administration/roles', label: 'roles', privilege: 'role.view', icon: IconShieldLock },
    { path: '/administration/incident-properties', label: 'incidentProperties', privilege: 'incidentProperties.view', shownTo: 'incidentProperties.manage', icon: IconTags },
  ] },
  { group: 'accountability', items: [
    { path: '/accountability/log', label: 'log', privilege: 'log.view', icon: IconListDetails },
  ] },
] as const;

/** Pages that are reached from the person menu, not from the rail. */
export const personalPages = [
  { path: '/notifications', label: 'notificationSettings', privilege: 'pushDevice.own', icon: IconBell },
] as const;

export type NavigationGroup = (typeof navigation)[number];
export type NavigationItem = NavigationGroup['items'][number];

/** The groups with what the person may open; groups without anything are gone. */
export function allowedNavigation(may: (privilege: string) => boolean): { group: NavigationGroup['group']; items: NavigationItem[] }[] {
  return navigation
    .map((group) => ({ group: group.group, items: group.items.filter((item) => may('shownTo' in item ? item.shownTo : item.privilege)) }))
    .filter((group) => group.items.length > 0);
}

/** The privilege that the page at a path needs; undefined for pages that are open to all. */
export function privilegeFor(path: string): string | undefined {
  const all: readonly { path: string; privilege: string }[] = navigation.flatMap((group) => [...group.items]);
  return all.find((item) => path === item.path || path.startsWith(`${item.path}/`))?.privilege;
}
