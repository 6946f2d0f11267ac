import { type Control, control } from '../../controls/control.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html'

export const documentsArePrivate = control({
  id: 'SSM.4',
  compared: '2026-11-30',
  configRule: 'ssm-document-not-public',
  on: 'AWS::SSM::Document',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'SSM documents should not be shared publicly',
  finding: 'Document is shared with all AWS accounts',
  reads: ['state.SharedWith'],
  holds: (_, at) => !(at.state.SharedWith ?? []).some((account) => account.toLowerCase() === 'all'),
  fix: 'Make the document private (ModifyDocumentPermission, remove "all").',
  source: `${docs}#ssm-4`,
})

export const automationIsLogged = control({
  id: 'SSM.6',
  compared: '2026-11-30',
  configRule: 'ssm-automation-logging-enabled',
  on: 'Demarc::SSM::ServiceSettings',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'SSM Automation should log script output to CloudWatch Logs',
  finding: ({ AutomationLogDestination }) =>
    `customer-script-log-destination is ${AutomationLogDestination ?? 'not set'}`,
  reads: ['AutomationLogDestination'],
  holds: (settings) => settings.AutomationLogDestination === 'CloudWatch',
  fix: 'Set the service setting /ssm/automation/customer-script-log-destination to CloudWatch.',
  source: `${docs}#ssm-6`,
})

export const documentsCannotBeMadePublic = control({
  id: 'SSM.7',
  compared: '2026-11-30',
  configRule: 'ssm-automation-block-public-sharing',
  on: 'Demarc::SSM::ServiceSettings',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'SSM should block public sharing of documents in each Region',
  finding: ({ PublicSharingPermission }) =>
    `SSM documents can be shared publicly (public-sharing-permission is ${PublicSharingPermission ?? 'not set'})`,
  reads: ['PublicSharingPermission'],
  holds: (settings) => settings.PublicSharingPermission === 'Disable',
  fix: 'Set the service setting /ssm/documents/console/public-sharing-permission to Disable.',
  source: `${docs}#ssm-7`,
})

export const documentsAreTagged: Control = areTagged({
  id: 'SSM.5',
  on: 'AWS::SSM::Document',
  page: docs,
  title: 'SSM documents',
  one: 'document',
  configRule: 'ssm-document-tagged',
  cloudformation: existing('AWS::SSM::Document', { Tags: [TAG] }),
  terraform: 'aws_ssm_document',
})
