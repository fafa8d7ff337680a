import { fromLocalInput } from '../design/local-time';

/** A sequence as its inputs have it: local times. */
export interface SequenceDraft {
  camera: string;
  start: string;
  end: string;
}

/** What is wrong with the span, as far as one sees it without asking; what is not entered yet is nothing wrong. */
export function spanProblem({ start, end }: SequenceDraft, now: Date): 'endsBefore' | 'startsAhead' | undefined {
  const [from, to] = [fromLocalInput(start), fromLocalInput(end)];
  if (from && to && from >= to) return 'endsBefore';
  return from && Date.parse(from) > now.getTime() ? 'startsAhead' : undefined;
}

/** The body of the creation; undefined while something is missing. The suite knows the camera's site. */
export function newSequenceBody({ camera, start, end }: SequenceDraft): object | undefined {
  const [startTime, endTime] = [fromLocalInput(start), fromLocalInput(end)];
  return camera && startTime && endTime ? { camera: { type: 'cameras', id: camera }, startTime, endTime } : undefined;
}
