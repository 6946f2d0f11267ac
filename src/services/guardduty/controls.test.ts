import { examples } from '../../controls/examples.ts'
import * as c from '../config/controls.ts'
import { guardDutyControls, regionsAreWatched } from './controls.ts'

const role = 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'
const all = { AllSupported: true, IncludeGlobalResourceTypes: true, ResourceTypes: [] }
const recorder = { Name: 'default', RoleARN: role, RecordingGroup: all, state: { Recording: true } }
const recorded = (more: object) => ({ Recorders: ['default'], near: { recorders: [{ ...recorder, ...more }] } })
examples(c.regionsAreRecorded, {
  met: [recorded({}), recorded({ RecordingGroup: { RecordingStrategy: { UseOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' } } })],
  unmet: [
    { Recorders: [], near: { recorders: [recorder] } },
    { Recorders: null, near: { recorders: [] } },
    recorded({ state: { Recording: false } }),
    recorded({ RoleARN: 'arn:aws:iam::111122223333:role/config' }),
    recorded({ RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::EC2::Instance'] } }),
  ],
  unknown: [{ Recorders: ['default'], near: { recorders: [] } }],
})
const iam = ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::User']
const recording = { Recording: true }
examples(c.identitiesAreRecorded, {
  met: [
    { RecordingGroup: all, state: recording },
    { RecordingGroup: { AllSupported: false, ResourceTypes: [...iam, 'AWS::S3::Bucket'] }, state: recording },
    {
      RecordingGroup: { AllSupported: false, ExclusionByResourceTypes: { ResourceTypes: ['AWS::EC2::Volume'] } },
      state: recording,
    },
  ],
  unmet: [
    { RecordingGroup: all, state: { Recording: false } },
    { RecordingGroup: { ...all, IncludeGlobalResourceTypes: false }, state: recording },
    { RecordingGroup: { AllSupported: false, ResourceTypes: iam.slice(1) }, state: recording },
    { RecordingGroup: { ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::User'] } }, state: recording },
    { RecordingGroup: null, state: recording },
  ],
})
examples(c.recordersWork, {
  met: [{ state: { Recording: true, LastStatus: 'SUCCESS' } }, { state: { Recording: true, LastStatus: 'PENDING' } }],
  unmet: [{ state: { Recording: true, LastStatus: 'FAILURE' } }],
  unknown: [{ state: { Recording: true, LastStatus: null } }],
  notApplicable: [{ state: { Recording: false, LastStatus: 'SUCCESS' } }],
})
examples(c.channelsDeliver, {
  met: [{ state: { HistoryStatus: 'SUCCESS' } }],
  unmet: [{ state: { HistoryStatus: 'FAILURE' } }],
  unknown: [{ state: { HistoryStatus: null } }],
})
examples(c.deliveriesHaveAKeyOfTheirOwn, { met: [{ S3KmsKeyArn: 'arn:aws:kms:key' }], unmet: [{ S3KmsKeyArn: null }] })

const detector = { Id: 'd', Enable: true }
examples(regionsAreWatched, {
  met: [{ Detectors: ['d'], near: { detectors: [detector] } }],
  unmet: [
    { Detectors: [], near: { detectors: [detector] } },
    { Detectors: ['d'], near: { detectors: [{ ...detector, Enable: false }] } },
  ],
  unknown: [{ Detectors: ['d'], near: { detectors: [] } }],
})

const feature = (Name: string, Status = 'ENABLED', ...AdditionalConfiguration: object[]) => ({
  Enable: true,
  Features: [
    { Name: 'CLOUD_TRAIL', Status: 'ENABLED' },
    { Name, Status, AdditionalConfiguration },
  ],
})
/** What each control asks for: a feature, and the agent that it manages. */
const wanted: Readonly<Record<string, readonly [string, string?]>> = {
  'GuardDuty.5': ['EKS_AUDIT_LOGS'],
  'GuardDuty.6': ['LAMBDA_NETWORK_LOGS'],
  'GuardDuty.7': ['RUNTIME_MONITORING', 'EKS_ADDON_MANAGEMENT'],
  'GuardDuty.8': ['EBS_MALWARE_PROTECTION'],
  'GuardDuty.9': ['RDS_LOGIN_EVENTS'],
  'GuardDuty.10': ['S3_DATA_EVENTS'],
  'GuardDuty.11': ['RUNTIME_MONITORING'],
  'GuardDuty.12': ['RUNTIME_MONITORING', 'ECS_FARGATE_AGENT_MANAGEMENT'],
  'GuardDuty.13': ['RUNTIME_MONITORING', 'EC2_AGENT_MANAGEMENT'],
}
for (const control of guardDutyControls) {
  const [name, agent] = wanted[control.id] ?? []
  if (name === undefined) continue
  const managed = agent === undefined ? [] : [{ Name: agent, Status: 'ENABLED' }]
  const right = feature(name, 'ENABLED', ...managed)
  examples(control, {
    met: [right, ...(control.id === 'GuardDuty.7' ? [feature('EKS_RUNTIME_MONITORING', 'ENABLED', ...managed)] : [])],
    unmet: [
      { ...right, Enable: false },
      { ...right, Features: null },
      feature(name, 'DISABLED', ...managed),
      feature('DNS_LOGS', 'ENABLED', ...managed),
      ...(agent === undefined ? [] : [feature(name), feature(name, 'ENABLED', { Name: agent, Status: 'DISABLED' })]),
    ],
  })
}
