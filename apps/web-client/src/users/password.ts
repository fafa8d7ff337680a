/** Without characters that look alike, for passwords that are read out. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A random first password, in groups of five: about 116 bits. `random` fills the bytes, as `crypto.getRandomValues` does. */
export function randomPassword(random: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  const characters: string[] = [];
  const bytes = new Uint8Array(1);
  while (characters.length < 20) {
    random(bytes);
    const value = bytes[0] ?? 255;
    // Values past the last whole multiple would make the first letters likelier.
    if (value < Math.floor(256 / LETTERS.length) * LETTERS.length) characters.push(LETTERS.charAt(value % LETTERS.length));
  }
  return characters.join('').replace(/(.{5})(?=.)/g, '$1-');
}
