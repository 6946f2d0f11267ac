import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { guardDutyControls, regionsAreWatched } from './controls.ts'

const detector = { Id: 'd', Enable: true }
const noDetectors = missing('guardduty:ListDetectors')
examples(regionsAreWatched, {
  met: [
    { Detectors: ['d'], near: { detectors: [detector] } },
    { Detectors: ['d', 'e'], near: { detectors: [detector, noDetectors] } },
  ],
  unmet: [
    { Detectors: [], near: { detectors: [detector] } },
    { Detectors: ['d'], near: { detectors: [{ ...detector, Enable: false }] } },
  ],
  unknown: [
    { Detectors: ['d'], near: { detectors: [] } },
    { Detectors: ['d', 'e'], near: { detectors: [{ ...detector, Enable: false }, noDetectors] } },
  ],
})

const feature = (Name: string, Status = 'ENABLED', ...AdditionalConfiguration: object[]) => ({
  Enable: true,
  Features: [
    { Name: 'CLOUD_TRAIL', Status: 'ENABLED' },
    { Name, Status, AdditionalConfiguration },
  ],
  state: { Members: { Accounts: 0, Unread: 0, On: {} }, Administrator: null },
})
/** The detector of an administrator account, and how many of its members have a feature on. */
const administers = (detector: object, on: string, count: number, Unread = 0) => ({
  ...detector,
  state: { Members: { Accounts: 3, Unread, On: { CLOUD_TRAIL: 3, [on]: count } }, Administrator: null },
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
  const key = agent === undefined ? name : `${name} ${agent}`
  examples(control, {
    met: [
      right,
      administers(right, key, 3),
      ...(control.id === 'GuardDuty.7' ? [feature('EKS_RUNTIME_MONITORING', 'ENABLED', ...managed)] : []),
    ],
    unmet: [
      { ...right, Enable: false },
      administers(right, key, 2),
      administers(right, key, 1, 1),
      administers({ ...right, Features: null }, key, 3),
      { ...right, Features: null },
      feature(name, 'DISABLED', ...managed),
      feature('DNS_LOGS', 'ENABLED', ...managed),
      ...(agent === undefined ? [] : [feature(name), feature(name, 'ENABLED', { Name: agent, Status: 'DISABLED' })]),
    ],
    unknown: [administers(right, key, 2, 1)],
    // a member: its administrator's account has the finding
    notApplicable: [{ ...right, state: { ...right.state, Administrator: '444455556666' } }],
  })
}
