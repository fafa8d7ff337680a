import type { Privilege } from '@vigie/contracts';

/** Everything an operator may do with incidents. */
export const operatorPrivileges: Privilege[] = [
  'incidentProperties.view', 'incidentProject.view', 'incidentProject.manage', 'incidentProject.delete', 'incidentProject.export', 'incidentProject.hold',
  'incidentData.view', 'incidentData.manage', 'incidentComment.view', 'incidentComment.manage', 'incidentCall.view', 'incidentCall.manage',
  'incidentSequence.view', 'incidentSequence.manage', 'incidentCustody.view', 'incidentCustody.manage', 'incidentActivity.view', 'incidentReport.generate',
];
