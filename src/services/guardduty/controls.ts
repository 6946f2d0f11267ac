import { type Answer, unknown } from '../../controls/answer.ts'
import { type Control, control, each, type Severity } from '../../controls/control.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'
import type { MembersFacts } from './live.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html'
const DETECTOR = 'AWS::GuardDuty::Detector'

export const regionsAreWatched = control({
  id: 'GuardDuty.1',
  compared: '2026-11-30',
  configRule: 'guardduty-enabled-centralized',
  on: 'Demarc::GuardDuty::Region',
  responsibility: 'threat-detection',
  severity: 'high',
  title: 'GuardDuty should be enabled in each Region',
  finding: ({ Detectors }) => ((Detectors ?? []).length > 0 ? 'GuardDuty is suspended' : 'GuardDuty has no detector'),
  reads: ['Detectors'],
  near: {
    detectors: each(DETECTOR, {
      where: 'Id',
      // safe: `reads` names it, and so it is a list of ids or null
      is: ({ Detectors }) => Detectors as readonly string[] | null,
      reads: ['Enable'],
    }),
  },
  holds: (_, { near }) => near.detectors.some(({ properties }) => properties.Enable === true),
  fix: 'Enable GuardDuty in the region (CreateDetector, or UpdateDetector of one that is suspended).',
  source: `${docs}#guardduty-1`,
})

interface Configured {
  readonly Name?: string | undefined
  readonly Status?: string | undefined
}
interface Feature extends Configured {
  readonly AdditionalConfiguration?: readonly Configured[] | undefined
}

/** Does a detector scan the volumes of instances that show signs of malware? */
export const scansVolumes = (detector: {
  readonly Enable: boolean | null
  readonly Features: readonly Feature[] | null
}): boolean => detector.Enable === true && runs(detector.Features, 'EBS_MALWARE_PROTECTION')

const isOn = (list: readonly Configured[] | null | undefined, name: string): boolean =>
  (list ?? []).some((one) => one.Name === name && one.Status === 'ENABLED')

/** Is a feature on, together with the setting that manages its agent, if one is named? */
const runs = (features: readonly Feature[] | null, name: string, agent?: string): boolean =>
  (features ?? []).some(
    (one) =>
      one.Name === name &&
      one.Status === 'ENABLED' &&
      (agent === undefined || isOn(one.AdditionalConfiguration, agent)),
  )

/**
 * Do all members of an administrator account have the plan on? A member uses only one of the ways: the two plans for
 * EKS exclude each other.
 */
function runsInMembers({ Accounts, Unread, On }: MembersFacts, ways: readonly Way[]): Answer {
  if (typeof Accounts !== 'number' || typeof Unread !== 'number') return unknown('the number of member accounts')
  const on = ways.reduce((sum, way) => sum + (On[way.join(' ')] ?? 0), 0)
  if (on + Unread < Accounts) return false
  return on >= Accounts || unknown(`the features of ${Unread} member accounts (guardduty:GetMemberDetectors)`)
}

type Way = readonly [feature: string, agent?: string]

/**
 * Makes a control for one protection plan: any of `ways` suffices; each is a feature, with the management of its agent
 * if it has one.
 */
const protects = (
  number: number,
  configRule: string,
  severity: Severity,
  what: string,
  ...ways: readonly Way[]
): Control => {
  const named = `${what.charAt(0).toUpperCase()}${what.slice(1)}`
  const name = ways.map(([feature, agent]) => (agent ? `${feature} with ${agent}` : feature)).join(' or ')
  return control({
    id: `GuardDuty.${number}`,
    compared: '2026-11-30',
    configRule,
    on: DETECTOR,
    responsibility: 'threat-detection',
    severity,
    title: `GuardDuty ${what} should be enabled`,
    finding: (detector, { state: { Members } }) => {
      if (detector.Enable !== true) return 'GuardDuty is suspended'
      if (!ways.some(([feature, agent]) => runs(detector.Features, feature, agent))) return `${named} is not enabled`
      return `${named} is not enabled in all ${Members?.Accounts ?? ''} member accounts`
    },
    reads: ['Enable', 'Features', 'state.Members', 'state.Administrator'],
    // the administrator account has the finding for its members, which cannot change their features
    // (guardduty-controls.html#guardduty-5)
    applies: (_, { state }) => state.Administrator === null,
    holds: (detector, { state: { Members } }) =>
      detector.Enable === true &&
      ways.some(([feature, agent]) => runs(detector.Features, feature, agent)) &&
      (Members === null || runsInMembers(Members, ways)),
    fix: `Enable the feature ${name} (UpdateDetector).`,
    source: `${docs}#guardduty-${number}`,
  })
}

const RUNTIME = 'RUNTIME_MONITORING'
const EKS_AGENT = 'EKS_ADDON_MANAGEMENT'

export const guardDutyControls: readonly Control[] = [
  protects(5, 'guardduty-eks-protection-audit-enabled', 'high', 'EKS Audit Log Monitoring', ['EKS_AUDIT_LOGS']),
  protects(6, 'guardduty-lambda-protection-enabled', 'high', 'Lambda Protection', ['LAMBDA_NETWORK_LOGS']),
  protects(
    7,
    'guardduty-eks-protection-runtime-enabled',
    'high',
    'Runtime Monitoring of EKS with automated agent management',
    // both plans monitor EKS (guardduty/latest/ug/runtime-monitoring.html)
    ['EKS_RUNTIME_MONITORING', EKS_AGENT],
    [RUNTIME, EKS_AGENT],
  ),
  protects(8, 'guardduty-malware-protection-enabled', 'high', 'Malware Protection for EC2', ['EBS_MALWARE_PROTECTION']),
  protects(9, 'guardduty-rds-protection-enabled', 'high', 'RDS Protection', ['RDS_LOGIN_EVENTS']),
  protects(10, 'guardduty-s3-protection-enabled', 'high', 'S3 Protection', ['S3_DATA_EVENTS']),
  protects(11, 'guardduty-runtime-monitoring-enabled', 'high', 'Runtime Monitoring', [RUNTIME]),
  protects(12, 'guardduty-ecs-protection-runtime-enabled', 'medium', 'automated agent management for ECS on Fargate', [
    RUNTIME,
    'ECS_FARGATE_AGENT_MANAGEMENT',
  ]),
  protects(13, 'guardduty-ec2-protection-runtime-enabled', 'medium', 'automated agent management for EC2 instances', [
    RUNTIME,
    'EC2_AGENT_MANAGEMENT',
  ]),
]

// GuardDuty.2 and GuardDuty.3 are left out: the tags of filters and IP sets are not read.

export const detectorsAreTagged: Control = areTagged({
  id: 'GuardDuty.4',
  on: DETECTOR,
  page: docs,
  title: 'GuardDuty detectors',
  one: 'detector',
  cloudformation: existing(DETECTOR, { Tags: [TAG] }),
  terraform: 'aws_guardduty_detector',
})
