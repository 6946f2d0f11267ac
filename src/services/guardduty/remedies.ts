import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { existing, resource, template } from '../../controls/template.ts'

/** Turns on a protection plan: its console page, its feature, and the agent that it manages. */
function plan(page: string, feature: string, agent?: string): Remedy {
  const more = agent === undefined ? '' : `,AdditionalConfiguration=[{Name=${agent},Status=ENABLED}]`
  return {
    console: [
      `GuardDuty > ${page}: Enable${agent === undefined ? '' : ', and enable the automated management of its agent'}`,
      'Do the same in every region in use',
    ],
    cli: `aws guardduty list-detectors
aws guardduty update-detector --detector-id DETECTOR_ID --enable \\
  --features 'Name=${feature},Status=ENABLED${more}'`,
    cloudformation: template({
      Detector: existing('AWS::GuardDuty::Detector', {
        Enable: true,
        Features: [
          {
            Name: feature,
            Status: 'ENABLED',
            ...(agent === undefined ? {} : { AdditionalConfiguration: [{ Name: agent, Status: 'ENABLED' }] }),
          },
        ],
      }),
    }),
    terraform: `resource "aws_guardduty_detector_feature" "this" {
  detector_id = "DETECTOR_ID"
  name        = "${feature}"
  status      = "ENABLED"${
    agent === undefined
      ? ''
      : `

  additional_configuration {
    name   = "${agent}"
    status = "ENABLED"
  }`
  }
}`,
  }
}

export const guardDutyRemedies: Remedies = {
  'GuardDuty.1': {
    console: ['GuardDuty > Get started > Enable GuardDuty', 'Do the same in every region in use'],
    cli: `aws guardduty create-detector --enable
# or, where a detector is there and suspended
aws guardduty update-detector --detector-id DETECTOR_ID --enable`,
    cloudformation: template({ Detector: resource('AWS::GuardDuty::Detector', { Enable: true }) }),
    terraform: `resource "aws_guardduty_detector" "this" {
  enable = true
}`,
  },
  'GuardDuty.5': plan('EKS Protection', 'EKS_AUDIT_LOGS'),
  'GuardDuty.6': plan('Lambda Protection', 'LAMBDA_NETWORK_LOGS'),
  'GuardDuty.7': plan('Runtime Monitoring, Amazon EKS', 'RUNTIME_MONITORING', 'EKS_ADDON_MANAGEMENT'),
  'GuardDuty.8': plan('Malware Protection for EC2', 'EBS_MALWARE_PROTECTION'),
  'GuardDuty.9': plan('RDS Protection', 'RDS_LOGIN_EVENTS'),
  'GuardDuty.10': plan('S3 Protection', 'S3_DATA_EVENTS'),
  'GuardDuty.11': plan('Runtime Monitoring', 'RUNTIME_MONITORING'),
  'GuardDuty.12': plan('Runtime Monitoring, AWS Fargate', 'RUNTIME_MONITORING', 'ECS_FARGATE_AGENT_MANAGEMENT'),
  'GuardDuty.13': plan('Runtime Monitoring, Amazon EC2', 'RUNTIME_MONITORING', 'EC2_AGENT_MANAGEMENT'),
}
