import { IsSaying } from '../../texts/plain-text.js';

/** The whole text of a comment. */
export class CommentDto {
  @IsSaying(10_000)
  text: string;
}
