const mostLetters = 40;

/** Letters that every file system takes; what of a name is made of others is left out. */
export function fileWord(name: string, otherwise: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, mostLetters).replace(/-+$/, '') || otherwise;
}

/** Which of several something is. */
export interface Place {
  /** From 0. */
  place: number;
  of: number;
}

/** Name of a file of video: the sequence's place in the list, its camera, its stream, and numbers where there are several. */
export function mediaName(sequence: number, camera: string, stream: Place & { name?: string }, part: Place): string {
  const words = [
    String(sequence + 1).padStart(3, '0'), fileWord(camera, 'camera'), ...(stream.of > 1 ? [stream.place + 1] : []), fileWord(stream.name ?? '', 'video'),
    ...(part.of > 1 ? [`part-${part.place + 1}`] : []),
  ];
  return `media/${words.join('-')}.mp4`;
}

export const packageName = (projectNumber: string): string => `incident-${fileWord(projectNumber, 'project')}.tar.age`;
