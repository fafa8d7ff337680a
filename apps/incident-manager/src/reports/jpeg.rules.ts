/** Largest side that is printed, in pixels. */
const mostPixels = 4_096;

/** Start-of-frame markers: those of the range that are no tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Whether a picture is a JPEG that can be laid out: its frame says a sensible size. Anything else would end the whole report. */
export function isPrintable(picture: Buffer): boolean {
  if (picture.length < 4 || picture.readUInt16BE(0) !== 0xffd8) return false;
  for (let at = 2; at + 9 < picture.length;) {
    if (picture[at] !== 0xff) return false;
    const marker = picture[at + 1] ?? 0;
    if (isFrame(marker)) {
      const [height, width] = [picture.readUInt16BE(at + 5), picture.readUInt16BE(at + 7)];
      return [width, height].every((side) => side > 0 && side <= mostPixels);
    }
    at += 2 + picture.readUInt16BE(at + 2);
  }
  return false;
}
