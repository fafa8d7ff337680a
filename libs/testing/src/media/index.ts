export { buildFragment, buildInit, type BuiltFragment, type BuiltInit } from './built-video.js';
export { sampleVideo, type SampleVideo } from './sample-video.js';
