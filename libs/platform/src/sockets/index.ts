/** The door of the sockets room. */
export { socketClose } from './close-codes.js';
export type { Answer, Command, CommandSet } from './command-session.js';
export { Peer } from './peer.js';
export { Sockets } from './sockets.js';
export type { SocketSession } from './sockets.js';
export { SocketsModule } from './sockets.module.js';
