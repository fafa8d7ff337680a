/** The door of the provisioning room. */
export { Provisioner } from './provisioner.js';
export { provision } from './provision.js';
