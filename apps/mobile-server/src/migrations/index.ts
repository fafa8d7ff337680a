import { Initial1700000000000 } from './1700000000000-initial.js';

/** In order; a migration that was released is never changed. */
export const migrations = [Initial1700000000000];
