import { setLogLevel } from '@vigie/platform/telemetry';

/** What services log is noise in a test run, unless a level is asked for. */
setLogLevel(process.env.VIGIE_TEST_LOG ?? 'silent');
