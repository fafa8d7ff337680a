export { startCameraSimulator, type CameraSimulator, type CameraSimulatorOptions } from './camera-simulator.js';
export { clockStrip, clockStripAt, readClockStrip, type SimulatedStream } from './scene.js';
