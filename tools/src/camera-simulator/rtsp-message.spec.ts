import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RtspRequestParser } from './rtsp-message.js';
import { cameraSdp, splitSdp } from './sdp.js';

const request = Buffer.from('SETUP rtsp://h/main/trackID=0 RTSP/1.0\r\nCSeq: 3\r\nTransport: RTP/AVP/TCP;interleaved=0-1\r\nContent-Length: 2\r\n\r\nxy');
const report = Buffer.from([0x24, 1, 0, 3, 9, 9, 9]);

describe('RtspRequestParser', () => {
  it('finds requests between interleaved packets, however the bytes are cut', () => {
    const bytes = Buffer.concat([report, request, report, request]);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        const parser = new RtspRequestParser();
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const found = edges.slice(1).flatMap((edge, at) => parser.push(bytes.subarray(edges[at], edge)));
        expect(found.map((one) => [one.method, one.url, one.headers['cseq']])).toEqual([1, 2].map(() => ['SETUP', 'rtsp://h/main/trackID=0', '3']));
      }),
    );
  });

  it('gives up on a header without an end', () => {
    expect(() => new RtspRequestParser().push(Buffer.alloc(20_000, 65))).toThrow('too long');
  });
});

describe('SDP', () => {
  const said = 'SDP:\nv=0\nt=0 0\nm=video 4 RTP/AVP 96\nc=IN IP4 127.0.0.1\na=fmtp:96 a\nm=video 6 RTP/AVP 96\na=fmtp:96 b\n';

  it('is cut into one description per path', () => {
    const parts = splitSdp(said, ['/main', '/sub']);
    expect(cameraSdp('Gate', parts?.get('/sub') ?? '', 'trackID=0').split('\r\n').slice(5)).toEqual(['a=control:*', 'm=video 0 RTP/AVP 96', 'a=fmtp:96 b', 'a=control:trackID=0', '']);
    expect(splitSdp(said.slice(0, -5), ['/main', '/sub'])).toBeUndefined();
  });
});
