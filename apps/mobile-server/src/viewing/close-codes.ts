/** Why a stream socket closes, for clients. */
export const streamClose = { badRequest: 4400, unauthenticated: 4401, refused: 4403, notFound: 4404, unavailable: 4503 } as const;

const BY_STATUS: Record<number, number> = { 401: streamClose.unauthenticated, 403: streamClose.refused, 404: streamClose.notFound, 410: streamClose.notFound, 503: streamClose.unavailable, 500: streamClose.unavailable };

/** The close code that goes with a refusal's HTTP status. */
export function closeCodeOf(status: number): number {
  return BY_STATUS[status] ?? streamClose.badRequest;
}
