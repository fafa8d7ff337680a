/** Shapes of the suite's resources as this client reads them. Times are ISO 8601 UTC. */

export interface Ref {
  type: string;
  id: string;
  name?: string;
}

export type Versioned<T> = T & { etag?: string };

export type CreatedResult<T = object> = T & { state: string; path?: { type: string; id: string } };

export interface Me {
  id: string;
  name: string;
  language?: string;
  /** Privileges held on anything at all. */
  privileges: string[];
  administrator: boolean;
}

export interface Stream {
  id: string;
  name: string;
  url?: string;
  isDefault?: boolean;
  isRecorded?: boolean;
}

export interface Camera {
  id: string;
  name: string;
  description?: string;
  enabled?: boolean;
  recording?: 'always' | 'off';
  retentionDays?: number;
  hardware?: Ref;
  recordingServer?: Ref;
  streams?: Stream[];
  /** What the person may do with it, where the suite says so per camera. */
  may?: { live?: boolean; playback?: boolean };
}

export type ChildConnection = 'connected' | 'unreachable' | 'refused';

/** Another installation whose cameras incidents of this site may point at. */
export interface ChildSite {
  id: string;
  name: string;
  url: string;
  clientId: string;
  connection: ChildConnection;
  connectionSince: string;
  lastReadAt?: string;
  /** How many of its cameras are known here. */
  cameras: number;
  camerasLeftOut: number;
}

/** A camera of a child site: known by name, recorded there. */
export interface ChildCamera {
  id: string;
  name: string;
  site: Ref;
  siteName?: string;
}

export interface Hardware {
  id: string;
  name: string;
  address?: string;
  user?: string;
}

/** An account with name and password of this site's own. */
export interface User {
  id: string;
  name: string;
  fullName?: string;
  description?: string;
  disabled?: boolean;
  builtIn?: boolean;
  mustChangePassword?: boolean;
  lastSignIn?: string;
}

export interface Role {
  id: string;
  name: string;
  description?: string;
  builtIn?: boolean;
  grants?: Grant[];
  users?: Ref[];
}

export interface GrantScope {
  kind: 'everything' | 'partitions' | 'deviceGroups' | 'entities';
  /** Absent for everything. */
  ids?: string[];
}

export interface Grant {
  id?: string;
  effect: 'allow' | 'deny';
  privileges: string[];
  scope: GrantScope;
  conditions?: object;
}

export interface Recording {
  camera: Ref;
  startTime: string;
  endTime: string;
}

export type AlarmState = 'new' | 'inProgress' | 'onHold' | 'closed';

export interface Alarm {
  id: string;
  number?: number;
  time: string;
  name: string;
  category?: string;
  /** 1 (high) to 3 (low). */
  priority?: number;
  state: AlarmState;
  source?: Ref;
  occurrences?: number;
  lastTime?: string;
  /** When the condition was gone; missing while it lasts. */
  endedAt?: string;
  assignedTo?: Ref;
  instructions?: string;
  closedAt?: string;
}

export interface AlarmActivity {
  id: string;
  time: string;
  operation: string;
  user?: Ref;
  comment?: string;
}

export interface LogEntry {
  id: string;
  sequence?: number;
  time: string;
  service: string;
  log: string;
  category: string;
  operation: string;
  user?: { id?: string; name?: string; kind?: string };
  object?: Ref;
  privilege?: string;
  outcome: 'success' | 'refused' | 'failure';
  reason?: string;
  clientAddress?: string;
  details?: Record<string, string | number | boolean>;
  sealed?: boolean;
  text?: string;
}

export interface LogSealState {
  entries: number;
  sealedEntries: number;
  lastSeal?: { number: number; time: string };
  verifiedAt?: string;
  valid?: boolean;
  firstBreak?: { sequence: number; text: string };
}

export interface Verification {
  id?: string;
  state: 'Idle' | 'InProgress' | 'Success' | 'Error';
  progress?: number;
  valid?: boolean;
  entries?: number;
  seals?: number;
  firstBreak?: { sequence: number; text: string };
  witnesses?: { service: string; state: 'agrees' | 'behind' | 'knowsNothing' | 'silent' | 'contradicts' }[];
}

export interface PushSettings {
  vapidPublicKey: string;
  enabled?: boolean;
  reachesClosedClients?: boolean;
  which?: 'all' | 'assigned' | 'system';
  consent?: { givenAt: string; version?: string };
  consentText?: { version: string; language: string; text: string };
}

export interface PushDevice {
  id: string;
  name: string;
  platform: string;
  enabled: boolean;
  createdAt?: string;
  lastSeen?: string;
}
