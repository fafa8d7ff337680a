import { Equals, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import type { PayloadClass } from '../definitions.js';
import { VigieError } from '../errors/vigie-error.js';
import { readAs } from '../validate.js';
import { IsInstant } from '../instant.js';
import { cutText } from '../sound-text.js';

/** Most milliseconds of video that a viewer can have asked for at once. */
export const mostCredit = 60_000;

/** What clients of the video streams send as text frames; see the mobile-server's README for the whole protocol. */
export class StartLiveCommand {
  @Equals('start')
  command: 'start';

  @IsId()
  camera: string;

  /** The camera's live default where absent. */
  @IsOptional()
  @IsId()
  stream?: string;
}

export class StartPlaybackCommand extends StartLiveCommand {
  /** Where to begin: at the key frame before this instant. */
  @IsInstant()
  from: string;

  /** Above 4 only key frames are sent. */
  @IsOptional()
  @IsNumber()
  @Min(0.25)
  @Max(16)
  speed?: number;

  /** Milliseconds of video that may be sent before more is asked for. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostCredit)
  credit?: number;
}

export class StopCommand {
  @Equals('stop')
  command: 'stop';
}

export class SeekCommand {
  @Equals('seek')
  command: 'seek';

  @IsInstant()
  from: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostCredit)
  credit?: number;
}

export class SpeedCommand {
  @Equals('speed')
  command: 'speed';

  @IsNumber()
  @Min(0.25)
  @Max(16)
  speed: number;
}

export class CreditCommand {
  @Equals('credit')
  command: 'credit';

  @IsInt()
  @Min(0)
  @Max(mostCredit)
  milliseconds: number;
}

/** Between servers the first command carries the ticket that management issued to the viewer (RC-08). */
export class StartMediaCommand extends StartLiveCommand {
  @IsString()
  @MaxLength(256)
  ticket: string;

  /** Absent: live. */
  @IsOptional()
  @IsInstant()
  from?: string;

  @IsOptional()
  @IsNumber()
  @Min(0.25)
  @Max(16)
  speed?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostCredit)
  credit?: number;
}

export const liveCommands = { start: StartLiveCommand, stop: StopCommand };
export const playbackCommands = { start: StartPlaybackCommand, stop: StopCommand, seek: SeekCommand, speed: SpeedCommand, credit: CreditCommand };
export const mediaCommands = { start: StartMediaCommand, stop: StopCommand, seek: SeekCommand, speed: SpeedCommand, credit: CreditCommand };

type Commands = Readonly<Record<string, PayloadClass<object>>>;
type CommandOf<C extends Commands> = { [K in keyof C]: InstanceType<C[K]> }[keyof C];

/** Reads one text frame. Throws `request.malformed`, `stream.commandUnknown` or `request.invalid` naming the member at fault. */
export function readCommand<C extends Commands>(commands: C, text: string): CommandOf<C> {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (cause) {
    throw new VigieError('request.malformed', { params: { detail: 'JSON is expected' }, cause });
  }
  const name = (message as { command?: unknown } | null)?.command;
  const type = typeof name === 'string' && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!type) throw new VigieError('stream.commandUnknown', { property: 'command', params: { command: typeof name === 'string' ? cutText(name, 40) : '' } });
  return readAs(type, message) as CommandOf<C>;
}
