import { IsIn, IsOptional } from 'class-validator';
import { IsId } from './ids.js';
import { Nested } from './nested.js';

/** Every kind of thing that can be referred to, by its plural resource name. */
export const entityTypes = [
  'sites', 'recordingServers', 'hardware', 'cameras', 'streams', 'cameraGroups',
  'users', 'basicUsers', 'clients', 'groups', 'roles', 'grants', 'partitions', 'mediaTickets', 'childSites', 'childCameras',
  'incidentTypes', 'incidentStatuses', 'incidentProjects', 'sequences', 'comments', 'calls', 'activities', 'draftSequences',
  'incidentSettings', 'incidentCategories', 'incidentCategoryValues', 'incidentDataFields', 'links', 'custodyEntries', 'holds',
  'events', 'alarms', 'alarmDefinitions',
  'logEntries', 'recordings', 'stills', 'pushDevices', 'evidenceKeys', 'tasks', 'sessions',
] as const;

export type EntityType = (typeof entityTypes)[number];

/** A reference to a thing: its resource and its id (a lower-case GUID). */
export class Ref {
  @IsIn(entityTypes)
  type: EntityType;

  @IsId()
  id: string;
}

export const ref = (type: EntityType, id: string): Ref => Object.assign(new Ref(), { type, id });

/** `relations` as every object of the API carries it. */
export class Relations {
  @Nested(() => Ref)
  self: Ref;

  @IsOptional()
  @Nested(() => Ref)
  parent?: Ref;
}

/** The member `relations` of a view. */
export const HasRelations = (): PropertyDecorator => Nested(() => Relations);

export const relations = (self: Ref, parent?: Ref): Relations => (parent ? { self, parent } : { self });
