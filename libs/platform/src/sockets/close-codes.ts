/** Close codes of our sockets: sign in again, right lost, nothing there; too late or too many commands, too slow or too many, service stopping. */
export const socketClose = { unauthenticated: 4401, refused: 4403, notFound: 4404, manners: 1008, tooMuch: 1013, stopping: 1012 } as const;

const byStatus: Record<number, number> = { 401: socketClose.unauthenticated, 408: socketClose.manners, 429: socketClose.tooMuch };

/** The close code that goes with a refusal's HTTP status. */
export const closeCodeOf = (status: number): number => byStatus[status] ?? socketClose.refused;
