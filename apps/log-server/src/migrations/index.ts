import { Initial1700000000000 } from './1700000000000-initial.js';
import { Witnesses1700000001000 } from './1700000001000-witnesses.js';
import { IndexOnePart1700000002000 } from './1700000002000-index-one-part.js';
import { SearchText1764300000000 } from './1764300000000-search-text.js';

/** Every migration of this service, oldest first. */
export const migrations = [Initial1700000000000, Witnesses1700000001000, IndexOnePart1700000002000, SearchText1764300000000];
