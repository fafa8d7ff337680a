export { startCameraSimulator, type CameraSimulator, type CameraSimulatorOptions } from './camera-simulator.js';
export { sampleCameras } from './sample-cameras.js';
export { clockStrip, clockStripAt, readClockStrip, type SimulatedStream } from './scene.js';
