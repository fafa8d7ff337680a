export { fakeManagement, type FakeManagement } from './fake-management.js';
