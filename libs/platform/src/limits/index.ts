/** The door of the limits room. */
export { WorkLimit } from './work-limit.js';
export { inParallel } from './in-parallel.js';
