/** One RTSP request; header names in lower case. */
export interface RtspRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const INTERLEAVED = 0x24;
const MOST_HEADER_BYTES = 16 * 1024;

/** Cuts the bytes of an RTSP connection into requests; interleaved packets from the client (receiver reports) are passed over. */
export class RtspRequestParser {
  private pending = Buffer.alloc(0);

  push(chunk: Buffer): RtspRequest[] {
    this.pending = Buffer.concat([this.pending, chunk]);
    const requests: RtspRequest[] = [];
    for (;;) {
      if (this.pending[0] === INTERLEAVED) {
        if (!this.skip(this.pending.length >= 4 ? 4 + this.pending.readUInt16BE(2) : Infinity)) return requests;
        continue;
      }
      const end = this.pending.indexOf('\r\n\r\n');
      if (end < 0) {
        if (this.pending.length > MOST_HEADER_BYTES) throw new Error('RTSP header too long');
        return requests;
      }
      const request = parseRequest(this.pending.toString('utf8', 0, end));
      const body = Number(request.headers['content-length'] ?? 0);
      if (!this.skip(end + 4 + body)) return requests;
      requests.push(request);
    }
  }

  private skip(bytes: number): boolean {
    if (this.pending.length < bytes) return false;
    this.pending = this.pending.subarray(bytes);
    return true;
  }
}

function parseRequest(text: string): RtspRequest {
  const [line = '', ...rest] = text.split('\r\n');
  const [method = '', url = ''] = line.split(' ');
  const headers = rest.map((header) => [header.slice(0, header.indexOf(':')).trim().toLowerCase(), header.slice(header.indexOf(':') + 1).trim()] as const);
  return { method, url, headers: Object.fromEntries(headers) };
}

const REASONS: Record<number, string> = { 200: 'OK', 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found', 454: 'Session Not Found', 455: 'Method Not Valid in This State', 461: 'Unsupported Transport', 501: 'Not Implemented' };

/** The bytes of a response. */
export function rtspResponse(status: number, request: RtspRequest, headers: Readonly<Record<string, string>> = {}, body = ''): string {
  const all = { CSeq: request.headers['cseq'] ?? '0', ...headers, ...(body ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}) };
  return `RTSP/1.0 ${status} ${REASONS[status] ?? 'Error'}\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}
