import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Text of people: at most so many characters. */
export const IsPlainText = (most: number): PropertyDecorator =>
  applyDecorators(MaxLength(most), IsString());

/** A name or text that says something: not only white space. */
export const IsSaying = (most: number): PropertyDecorator =>
  applyDecorators(Matches(/\S/, { message: '$property must not be empty' }), MaxLength(most), IsString());

/** Text as it is kept: no white space around it; nothing at all: null. */
export const tidy = (text: string | null | undefined): string | null => text?.trim() || null;
