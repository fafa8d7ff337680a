/** The door of the contracts: what services say to each other and to integrators. Explicit exports only. */
import 'reflect-metadata';

export { privileges, isPrivilege } from './privileges.js';
export type { Privilege } from './privileges.js';
export { entityTypes, Ref, ref, Relations, relations } from './references.js';
export type { EntityType } from './references.js';
export { wellKnown } from './well-known.js';
export { actsForPeople, isServiceActor, mayActForPeople, serviceActor } from './acts-for-people.js';
export { services, resourceOwners, socketOwners } from './services.js';
export type { ServiceName } from './services.js';
export { defineFact, defineQuestion, defineState, allFacts, allQuestions, allStates, factStreams } from './definitions.js';
export type { FactDefinition, FactStream, QuestionDefinition, StateDefinition, PayloadClass } from './definitions.js';
export { VigieError } from './errors/vigie-error.js';
export { describeError, errorText, isErrorCode, languages, errorTexts } from './errors/catalogue.js';
export type { ErrorCode, ErrorParameters, Language } from './errors/catalogue.js';
export type { ErrorText } from './errors/definition.js';
export { readAs, invalid } from './validate.js';
export { jsonSchemaOf, Describe } from './json-schema.js';
export { Nested } from './nested.js';
export { readInstant, instantExpected, IsInstant } from './instant.js';
export { foldName, foldText } from './fold-text.js';
export { cutText, isSoundText, requireSoundTexts } from './sound-text.js';
export { IsReadableName, nameFault, requireReadableName } from './names.js';
export type { NameFault } from './names.js';
export { IsId, readId } from './ids.js';
export type { JsonSchema } from './json-schema.js';
export { askerKey, askerKeysState } from './messages/asker-keys.js';
export type { AskerKeyDocument } from './messages/asker-keys.js';
export { rightsState, rightsKey, sessionsState, sessionsKey, ticketsState } from './rights/rights.js';
export type {
  Scope, TimeProfile, Grant, PrincipalRights, RoleRights, EntityRights, SiteRights, RightsDocument, SessionDocument, TicketDocument,
} from './rights/rights.js';
export { refusalReasons } from './rights/reasons.js';
export type { RefusalReason } from './rights/reasons.js';
export { logEntryWritten, LogEntryWritten, LoggedUser, LoggedObject, logNames, outcomes } from './messages/log.js';
export type { LogEntryInput, LogName, Outcome } from './messages/log.js';
// management
export {
  CameraGroupView, CameraView, HardwareView, ManagedView, MediaTicketView, mediaVerbs, PartitionedView, PartitionView, recordingModes,
  RecordingServerView, SiteView, StreamView,
} from './entities/management.js';
export {
  GrantConditions, GrantScope, GrantTimeProfile, GrantView, GroupView, HeldRole, MeView, RoleView, scopeKinds, UserView, WeeklySpan,
} from './entities/management-users.js';
export type { MediaVerb, RecordingMode } from './entities/management.js';
export { ChildCameraView, childConnections, ChildSiteView } from './entities/child-sites.js';
export type { ChildConnection } from './entities/child-sites.js';
export {
  childRecordingsFind, ChildRecordingsFindRequest, childSiteCreated, childSiteDeleted, ChildSiteFact, childSiteUpdated, childStillGet, ChildStillGetRequest,
} from './messages/child-sites.js';
export {
  CameraCredentialsReply, CameraCredentialsRequest, CameraFact, CameraFactStream, CamerasOfRecordingServerReply, CamerasOfRecordingServerRequest,
  MediaTicketReply, MediaTicketRequest, RegisterDeleted, RegisterFact, UserFact, firstRecordingServer,
  cameraCreated, cameraCredentials, credentialsBinding, cameraDeleted, cameraGroupCreated, cameraGroupDeleted, cameraGroupUpdated, camerasOfRecordingServer, cameraUpdated,
  groupCreated, groupDeleted, groupUpdated, hardwareCreated, hardwareDeleted, hardwareUpdated, mediaTicketIssue, partitionCreated, partitionDeleted, partitionUpdated,
  recordingServerCreated, recordingServerDeleted, recordingServerUpdated, roleCreated, roleDeleted, roleUpdated, siteUpdated, userCreated, userDeleted, userUpdated,
} from './messages/management.js';
// recording-server
export { RecordingView } from './entities/recording-server.js';
export {
  CameraSignalLost, CameraSignalRestored, DiskUse, RecordedSpan, RecordingsFindReply, RecordingsFindRequest, StillGetReply, StillGetRequest,
  cameraSignalLost, cameraSignalRestored, diskNearlyFull, diskRelieved, recordingsFind, stillGet,
} from './messages/recording-server.js';
export {
  RecordingExportPart, RecordingExportPlanReply, RecordingExportPlanRequest, recordingExportPlan,
} from './messages/recording-exports.js';
// incident-manager
export {
  AddedSequences, DraftSequence, IncidentActivity, IncidentCall, IncidentChange, IncidentChoice, IncidentComment, IncidentProperty, IncidentRef, IncidentSequence,
  IncidentSettings, IncidentStatus, IncidentType, incidentOperations, recordingStates,
} from './entities/incident-manager.js';
export type { IncidentOperation, RecordingState } from './entities/incident-manager.js';
export { IncidentCategoryEntry, IncidentDataEntry, incidentDataKinds, IncidentProject } from './entities/incident-project.js';
export type { IncidentDataKind } from './entities/incident-project.js';
export { IncidentCategory, IncidentCategoryValue, IncidentDataField } from './entities/incident-properties.js';
export {
  CustodyEntry, custodyKinds, disclosureForms, holdKinds, IncidentHold, incidentLiveThings, IncidentLink, IncidentStatistics, statisticsDimensions, StatisticsGroup, StatisticsKey,
} from './entities/incident-parts.js';
export type { CustodyKind, DisclosureForm, HoldKind, IncidentLiveEvent, IncidentLiveThing, StatisticsDimension } from './entities/incident-parts.js';
export { IncidentReport, ReportGap, ReportRow, ReportSection, reportFormats } from './entities/incident-report.js';
export type { ReportFormat } from './entities/incident-report.js';
export { EvidenceKey, EvidencePackage, IncidentTask, LeftOutSequence, leftOutReasons, taskStates } from './entities/incident-export.js';
export type { LeftOutReason, TaskState } from './entities/incident-export.js';
export {
  IncidentCallFact, IncidentCommentFact, IncidentProjectDeleted, IncidentProjectFact, IncidentPropertyFact, IncidentSequenceFact, IncidentSettingsFact, IncidentThingDeleted,
  incidentCallAdded, incidentCallChanged, incidentCallRemoved,
  incidentCommentAdded, incidentCommentChanged, incidentCommentRemoved, incidentProjectCreated, incidentProjectDeleted, incidentProjectUpdated,
  incidentSequenceAdded, incidentSequenceRemoved, incidentSequenceStillKept, incidentSettingsUpdated, incidentStatusCreated, incidentStatusDeleted, incidentStatusUpdated,
  incidentTypeCreated, incidentTypeDeleted, incidentTypeUpdated,
} from './messages/incident-manager.js';
export {
  IncidentCategoryFact, IncidentCategoryValueFact, IncidentDataFieldFact, incidentCategoryUpdated, incidentCategoryValueCreated, incidentCategoryValueDeleted,
  incidentCategoryValueUpdated, incidentDataFieldUpdated,
} from './messages/incident-properties.js';
export {
  custodyEntryAdded, CustodyEntryFact, IncidentHoldFact, incidentHoldLifted, incidentHoldPlaced, incidentLinkAdded, IncidentLinkFact, incidentLinkRemoved,
} from './messages/incident-parts.js';

// log-server
export { LastSealView, LogBreakView, LogEntryView, LogSealStateView, LogSealView, LogVerificationView, LogWitnessView, witnessStates } from './entities/log-server.js';
export type { WitnessState } from './entities/log-server.js';
export { chainBreaks, LogChainBroken, logChainBroken, LogSealFact, LogSealStatement, logSealed, sealText } from './messages/log-server.js';
export {
  mostWitnessed, SealContradiction, sealContradicted, sealContradictionKinds, WitnessedSeal, witnessedSeals, WitnessedSealsReply, WitnessedSealsRequest, witnessServices,
} from './messages/log-witness.js';
export type { SealContradictionKind, WitnessService } from './messages/log-witness.js';
export type { ChainBreak } from './messages/log-server.js';

// event-server
export { AlarmActivityView, AlarmDefinitionView, AlarmView, EventView } from './entities/event-server.js';
export {
  alarmCategories, alarmChanges, alarmClosed, AlarmFact, alarmFind, AlarmFindReply, AlarmFindRequest, alarmRaised, alarmStates, alarmUpdated, EventFact, eventTaken, LocalizedText, NamedThing,
} from './messages/event-server.js';
export type { AlarmCategory, AlarmChange, AlarmState } from './messages/event-server.js';

// push-notification
export {
  ConsentGiven, ConsentText, PushDeviceView, PushNoticeView, PushSettingsView, pushChoices, pushPlatforms,
} from './entities/push-notification.js';
export type { PushChoice, PushPlatform } from './entities/push-notification.js';
export { PushDeviceRemoved, pushDeviceRemoved } from './messages/push-notification.js';
// mobile-server
export {
  CreditCommand, SeekCommand, SpeedCommand, StartLiveCommand, StartMediaCommand, StartPlaybackCommand, StopCommand,
  liveCommands, mediaCommands, mostCredit, playbackCommands, readCommand,
} from './messages/mobile-server.js';

// identity-provider
export { BasicUser, CreatedIntegrationClient, IntegrationClient } from './entities/identity-provider.js';
export {
  accountCreated, AccountDeleted, accountDeleted, AccountFact, accountUpdated, clientCreated, ClientDeleted, clientDeleted, ClientFact,
} from './messages/identity-provider.js';
