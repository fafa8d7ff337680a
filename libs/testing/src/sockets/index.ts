/** What every WebSocket of the suite is held to; for specs only: it speaks to Jest. */
export { mannersSettings, socketManners } from './socket-manners.js';
export { SocketClient } from './socket-client.js';
