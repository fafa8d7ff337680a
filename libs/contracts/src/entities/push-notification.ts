import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { NamedThing } from '../messages/event-server.js';
import { HasRelations, Relations } from '../references.js';

/** By which service a device is reached (PN-04). */
export const pushPlatforms = ['webPush'] as const;
export type PushPlatform = (typeof pushPlatforms)[number];

/** Which alarms somebody wants to hear of (PN-03). */
export const pushChoices = ['all', 'assigned', 'system'] as const;
export type PushChoice = (typeof pushChoices)[number];

/** A registered device as its owner sees it; where it is reached never shows (PN-01). */
export class PushDeviceView {
  @IsUUID()
  id: string;

  @IsString()
  name: string;

  @IsIn(pushPlatforms)
  platform: PushPlatform;

  @IsBoolean()
  enabled: boolean;

  @IsISO8601()
  createdAt: string;

  @IsISO8601()
  lastSeen: string;

  @HasRelations()
  relations: Relations;
}

/** The text that somebody agreed to; its version is kept with the proof (PN-08). */
export class ConsentText {
  @IsString()
  version: string;

  @IsString()
  language: string;

  @IsString()
  text: string;
}

export class ConsentGiven {
  @IsISO8601()
  givenAt: string;

  @IsString()
  version: string;

  @IsString()
  language: string;
}

/** What the caller chose, and what a browser needs to subscribe. */
export class PushSettingsView {
  /** The application server key of `PushManager.subscribe`, base64url. */
  @IsString()
  vapidPublicKey: string;

  /** Whether the caller gets pushes at all: consent is there and a device is enabled. */
  @IsBoolean()
  enabled: boolean;

  /** Whether closed clients can be reached at all: without a contact (PUSH_CONTACT) push services refuse to. */
  @IsBoolean()
  reachesClosedClients: boolean;

  @IsIn(pushChoices)
  which: PushChoice;

  @IsOptional()
  @ValidateNested()
  @Type(() => ConsentGiven)
  consent?: ConsentGiven;

  /** What to ask before the first push. */
  @ValidateNested()
  @Type(() => ConsentText)
  consentText: ConsentText;
}

/** What a push's opaque id stands for, told only to those who may know (PN-07). */
export class PushNoticeView {
  @IsUUID()
  id: string;

  @IsIn(['alarm'])
  kind: 'alarm';

  @IsString()
  change: string;

  @IsString()
  name: string;

  @IsInt()
  priority: number;

  @IsISO8601()
  time: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedThing)
  source?: NamedThing;

  @ValidateNested()
  @Type(() => NamedThing)
  alarm: NamedThing;
}
