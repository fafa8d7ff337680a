import { readFrame } from './frame';

function frame(kind: number, flags: number, payload: number[]): ArrayBuffer {
  const data = new ArrayBuffer(16 + payload.length);
  const head = new DataView(data);
  head.setUint8(0, kind);
  head.setUint8(1, flags);
  head.setUint16(2, 7);
  head.setFloat64(4, 1_795_000_000_123.5);
  head.setUint32(12, 40);
  new Uint8Array(data).set(payload, 16);
  return data;
}

describe('binary frames of the stream sockets', () => {
  it('reads a fragment with its head', () => {
    expect(readFrame(frame(2, 3, [9, 8]))).toEqual({
      kind: 'fragment', keyFrame: true, discontinuity: true, run: 7, wallClock: 1_795_000_000_123.5, duration: 40, payload: new Uint8Array([9, 8]),
    });
  });

  it('tells an init segment from a fragment', () => {
    expect(readFrame(frame(1, 0, []))?.kind).toBe('init');
  });

  it('passes over kinds it does not know and over broken frames', () => {
    expect(readFrame(frame(9, 0, [1]))).toBeUndefined();
    expect(readFrame(new ArrayBuffer(15))).toBeUndefined();
  });
});
