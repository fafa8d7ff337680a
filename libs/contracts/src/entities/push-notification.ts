import { IsBoolean, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { IsId } from '../ids.js';
import { NamedThing } from '../messages/event-server.js';
import { HasRelations, Relations } from '../references.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';

/** By which service a device is reached (PN-04). */
export const pushPlatforms = ['webPush'] as const;
export type PushPlatform = (typeof pushPlatforms)[number];

/** Which alarms somebody wants to hear of (PN-03). */
export const pushChoices = ['all', 'assigned', 'system'] as const;
export type PushChoice = (typeof pushChoices)[number];

/** A registered device as its owner sees it; where it is reached never shows (PN-01). */
export class PushDeviceView {
  @IsId()
  id: string;

  @IsString()
  name: string;

  @IsIn(pushPlatforms)
  platform: PushPlatform;

  @IsBoolean()
  enabled: boolean;

  @IsInstant()
  createdAt: string;

  @IsInstant()
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
  @IsInstant()
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
  @Nested(() => ConsentGiven)
  consent?: ConsentGiven;

  /** What to ask before the first push. */
  @Nested(() => ConsentText)
  consentText: ConsentText;
}

/** What a push's opaque id stands for, told only to those who may know (PN-07). */
export class PushNoticeView {
  @IsId()
  id: string;

  @IsIn(['alarm'])
  kind: 'alarm';

  @IsString()
  change: string;

  @IsString()
  name: string;

  @IsInt()
  priority: number;

  @IsInstant()
  time: string;

  @IsOptional()
  @Nested(() => NamedThing)
  source?: NamedThing;

  @Nested(() => NamedThing)
  alarm: NamedThing;
}
