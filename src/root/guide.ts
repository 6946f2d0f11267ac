import { type Missing, tellMissing } from '../collect/seen.ts'
import { docsPage, partitionCalled, rootCredentialsPage } from '../core/partition.ts'
import { onPractice, practiceStep } from '../core/practice-console.ts'
import { isUpTo, needlessUse } from './activity.ts'
import { namedAlarm, reportedUse, tells } from './alarms.ts'
import type { LimitedUse, Measure, MeasureName, Mfa, NoAccessKeys, RootAudit, StrongPassword } from './audit.ts'
import { alarmPlaces } from './fix/templates.ts'
import { noAlarm } from './limited-use.ts'

/** `unseen`: the audit could not see whether it is done; it never counts as done. */
export const guideStates = ['done', 'to-do', 'not-needed', 'unseen'] as const
export type GuideState = (typeof guideStates)[number]

export interface GuideStep {
  readonly id: string
  readonly measure: MeasureName
  readonly title: string
  readonly state: GuideState
  /** Why it has this state, in a sentence. */
  readonly reason: string
  /** What to do, in order; empty when there is nothing to do. */
  readonly how: readonly string[]
  /** The AWS page that it follows; labels as of 2026-11-30. */
  readonly source: string
}

const PAGES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const credentialsOf = ({ partition }: RootAudit): string => rootCredentialsPage(partition)

/** A step as judged; what to do is shown only if it is to be done, or if its state could not be read. */
type Judged = Omit<GuideStep, 'how'> & { readonly how: readonly string[] }
const step = (one: Judged): GuideStep => (one.state === 'to-do' || one.state === 'unseen' ? one : { ...one, how: [] })

/**
 * The complete protection of an account's root user as steps, most urgent first. Pure: it uses only the audit, whose blind spots
 * become `unseen`. `practice`: the endpoint of a practice account, whose console is a Demarc command.
 */
export function guideOf(audit: RootAudit, practice?: string): readonly GuideStep[] {
  const [password, keys, use, mfa] = audit.measures
  const none = password.evidence.present === false
  return [
    ...credentialSteps(audit, keys, practice),
    passwordStep(audit, password, none, practice),
    firstDevice(audit, mfa, none, practice),
    secondDevice(audit, mfa, none, practice),
    phishingProof(audit, mfa, none, practice),
    alarmStep(audit, use, none && keys.state === 'met', practice),
    useStep(audit, use),
    ...organizationStep(audit, practice),
  ].map((one) => step(inPartition({ ...one, source: docsPage(audit.partition, one.source) }, audit)))
}

/** Root users of the partition may not need a step. What the organization can enable is handled separately. */
function inPartition(one: Judged, { partition, measures }: RootAudit): Judged {
  const { rootPage, rootFeatures } = partitionCalled(partition)
  const of = measures.find(({ measure }) => measure === one.measure)
  if (of?.state !== 'not-applicable' || (one.id === CENTRAL && rootFeatures.length > 0)) return one
  return { ...one, state: 'not-needed', reason: of.reason, source: rootPage }
}

const CENTRAL = 'central-root-access'

/** The state for a fact that was seen or not. */
const presence = (value: boolean | null): GuideState => (value === true ? 'to-do' : value === false ? 'done' : 'unseen')
function toSee(missing: readonly Missing[]): readonly string[] {
  if (missing.length === 0) return []
  const isDenied = missing.some((one) => one.is === 'refused' && one.kind === 'denied')
  const how = isDenied ? 'Allow the auditing identity to read it' : 'See why it was not read, and run this again'
  return [`${how}: ${missing.map(tellMissing).join('; ')}.`]
}
/** How to read what a step could not read; empty when its state is known. */
const unseenBy = (state: GuideState, { missing }: Measure): readonly string[] =>
  state === 'unseen' ? toSee(missing) : []

function credentialSteps(audit: RootAudit, keys: NoAccessKeys, practice?: string): readonly Judged[] {
  const hasKeys = presence(keys.evidence.present)
  const hasCertificates = presence(keys.evidence.certificatesPresent)
  const { root } = partitionCalled(audit.partition)
  // the practice account's console has no deletion, so only the way there is shown
  const byHand = (what: string, where: string): readonly string[] => {
    if (root !== 'console')
      return [
        `No root user of this partition can sign in: delete ${what} by the API, with an access key of the root user.`,
      ]
    return practice === undefined
      ? [`Sign in as the root user of ${audit.account} and delete them${where}: ${credentialsOf(audit)}`]
      : []
  }
  const words = {
    done: 'The root user has none.',
    'to-do': 'The root user has at least one.',
    'not-needed': '',
    unseen: 'Whether there is one could not be read.',
  }
  return [
    {
      id: 'delete-access-keys',
      measure: 'no-access-keys',
      title: 'Delete the access keys',
      state: hasKeys,
      reason: words[hasKeys],
      how: [
        ...unseenBy(hasKeys, keys),
        ...(root === 'console' && practice === undefined
          ? [
              'A person who needs the AWS CLI as root needs no keys: "aws login" gives temporary credentials from a console sign-in.',
            ]
          : []),
        `Find the program that uses them: ${onPractice('root', practice)} shows their last use, its service and its region.`,
        'Give that program a role or a user of its own. Make the keys inactive, and wait until you are sure that nothing needs them.',
        ...byHand('the keys', ' (Access keys, Actions, Delete)'),
        `With its own credentials, planned and read back: ${onPractice('root fix --delete-keys', practice)}`,
      ],
      source: `${PAGES}/id_root-user_manage_delete-key.html`,
    },
    {
      id: 'delete-certificates',
      measure: 'no-access-keys',
      title: 'Delete the signing certificates',
      state: hasCertificates,
      reason: words[hasCertificates],
      how: [
        ...unseenBy(hasCertificates, keys),
        ...byHand('the certificates', ''),
        `With its own credentials, planned and read back: ${onPractice('root fix --delete-certificates', practice)}`,
      ],
      source: `${PAGES}/root-user-best-practices.html`,
    },
  ]
}

function passwordStep({ account }: RootAudit, password: StrongPassword, none: boolean, practice?: string): Judged {
  const { state, reason, evidence } = password
  const done = state === 'attested' || state === 'met'
  // no API shows that it is strong, so it is to be done until a person attests it
  const open: GuideState = evidence.present === true ? 'to-do' : 'unseen'
  return {
    id: 'strong-password',
    measure: 'strong-password',
    title: 'A strong password, attested by a person',
    state: none ? 'not-needed' : done ? 'done' : open,
    reason,
    how: [
      ...unseenBy(open, password),
      'Generate one: demarc root password',
      practice === undefined
        ? `Sign in as the root user and change it: your account's name, Security credentials; next to Account settings choose Edit, and under Password Edit (on other pages of AWS's: Account, Account details, Actions, Update email address and password)`
        : `Change it: ${practiceStep('change-password', practice)}`,
      `Attest it: demarc root password --judge --attest --by NAME --account ${account}`,
    ],
    source: `${PAGES}/root-user-password.html`,
  }
}

function firstDevice(audit: RootAudit, mfa: Mfa, none: boolean, practice?: string): Judged {
  const on = mfa.evidence.enabled
  const state = on === true ? 'done' : none ? 'not-needed' : on === false ? 'to-do' : 'unseen'
  return {
    id: 'first-mfa-device',
    measure: 'mfa',
    title: 'MFA',
    state,
    reason: mfa.reason,
    how: [
      ...unseenBy(state, mfa),
      `Step by step, with a check at the end: ${onPractice('mfa enable --root', practice)}`,
      practice === undefined
        ? `Or in the console, as the root user: ${credentialsOf(audit)} (Assign MFA device; older texts call it Activate MFA)`
        : `Or in one command: ${practiceStep('assign', practice)}`,
      ...(practice === undefined && !partitionCalled(audit.partition).assumed
        ? [
            'AWS demands MFA of the root user of every account: 35 days after a first sign-in without it, the console opens only once a device is registered.',
          ]
        : []),
    ],
    source: `${PAGES}/enable-mfa-for-root.html`,
  }
}

function secondDevice({ devices }: RootAudit, mfa: Mfa, none: boolean, practice?: string): Judged {
  const count = mfa.evidence.devices
  const judged = (state: GuideState, reason: string): Judged => ({
    id: 'second-mfa-device',
    measure: 'mfa',
    title: 'A second MFA device',
    state,
    reason,
    how: [...unseenBy(state, mfa), `Keep it in another place: ${onPractice('mfa enable --root', practice)}`],
    source: `${PAGES}/root-user-best-practices.html`,
  })
  if (none && (count === null || count === 0))
    return judged('not-needed', 'There is no password, so the root user cannot sign in.')
  if (count === null) return judged('unseen', 'The number of devices could not be read.')
  const reason =
    count >= 2
      ? `The root user has ${count} devices.`
      : count === 1
        ? 'The root user has one device. Without it the root user cannot sign in.'
        : 'The root user has no device.'
  return judged(devices.length >= 2 ? 'done' : 'to-do', reason)
}

function phishingProof(audit: RootAudit, mfa: Mfa, none: boolean, practice?: string): Judged {
  const { devices } = audit
  const has = (family: string): boolean => devices.some((one) => one.family === family)
  const [state, reason]: readonly [GuideState, string] = has('security-key')
    ? ['done', 'The root user has a security key or passkey.']
    : has('not-virtual')
      ? ['unseen', 'There is a security key or a hardware token. AWS shows only the root user which.']
      : none && devices.length === 0
        ? ['not-needed', 'There is no password, so the root user cannot sign in.']
        : mfa.evidence.devices === null
          ? ['unseen', 'The devices could not be read.']
          : ['to-do', 'No device of the root user resists phishing.']
  return {
    id: 'phishing-resistant',
    measure: 'mfa',
    title: 'A security key or passkey, which resists phishing',
    state,
    reason,
    how: [
      ...unseenBy(state, mfa),
      practice === undefined
        ? `As the root user: ${credentialsOf(audit)} (Assign MFA device, Passkey or Security Key)`
        : `Assign one: ${practiceStep('assign --family security-key --software', practice)}`,
      `Then check it: ${onPractice('mfa enable --root --family security-key', practice)}`,
    ],
    source: `${PAGES}/enable-fido-mfa-for-root.html`,
  }
}

function alarmStep({ alarms, partition }: RootAudit, use: LimitedUse, unusable: boolean, practice?: string): Judged {
  const { root } = partitionCalled(partition)
  const kind = reportedUse(partition)
  const told = alarms.find((one) => tells(one, kind) === 'yes')
  const unseen = use.evidence.alarms === null
  const found = alarms.filter(({ uses }) => uses[kind] !== 'no')
  const near = found.map((one) => namedAlarm(one, kind))
  const dark = alarms.some((one) => tells(one, kind) === 'unknown')
  const [state, reason]: readonly [GuideState, string] = told
    ? ['done', `${told.name} in ${told.region} reaches a confirmed subscription.`]
    : unusable
      ? ['not-needed', 'The root user has no credential that could be used.']
      : unseen
        ? ['unseen', 'Whether a notification would arrive could not be read.']
        : dark
          ? ['unseen', `Whether a notification would arrive is not known: ${near.join('; ')}.`]
          : ['to-do', `${noAlarm(found, kind)}${near.length > 0 ? `: ${near.join('; ')}` : ''}.`]
  return {
    id: 'alarm',
    measure: 'limited-use',
    title: root === 'console' ? 'A notification of each root sign-in' : 'A notification of root use',
    state,
    reason,
    how: [
      ...(unseen ? unseenBy(state, use) : []),
      `In ${alarmPlaces(partition)}, a rule of EventBridge and an SNS topic: ${onPractice('root fix --alarm-template FILE', practice)} writes the template.`,
      'Subscribe people to the topic. Each address must confirm its subscription first.',
      root === 'console'
        ? `Then sign in as the root user once${practice === undefined ? '' : ` (${practiceStep('sign-in', practice)})`}, and see that the message arrives.`
        : 'Then send a sample event to the rule, and see that the message arrives.',
    ],
    source: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/patterns/monitor-iam-root-user-activity.html',
  }
}

const DAY = 86_400_000

function useStep({ activity, at }: RootAudit, use: LimitedUse): Judged {
  const { days, lastKeyUseAt, lastKeyUseDays } = use.evidence
  const recent = activity.filter((one) => Date.parse(one.at) >= Date.parse(at) - days * DAY)
  const { actions, signIns, keyUses, keyEnds } = needlessUse(recent)
  const atItsEnd = keyEnds.some((end) => lastKeyUseAt !== null && isUpTo(lastKeyUseAt, end))
  const keyUsed = keyUses.length > 0 || (lastKeyUseDays !== null && lastKeyUseDays < days && !atItsEnd)
  const needless = [
    ...(actions.length > 0
      ? [`performed actions that need no root user (${[...new Set(actions.map(({ event }) => event))].join(', ')})`]
      : []),
    ...(signIns.length > 0 ? ['signed in without a task that needs it'] : []),
    ...(keyUsed ? ['used an access key'] : []),
  ]
  const done = use.state === 'met' || use.state === 'attested'
  const [state, reason]: readonly [GuideState, string] =
    needless.length > 0
      ? ['to-do', `In the last ${days} days the root user ${needless.join(', and ')}. This counts for ${days} days.`]
      : done
        ? ['done', use.reason]
        : use.evidence.events === null
          ? ['unseen', 'The actions of the root user could not be read.']
          : ['done', `In the last ${days} days the root user performed only tasks that need it.`]
  return {
    id: 'limited-use',
    measure: 'limited-use',
    title: 'Daily work without the root user',
    state,
    reason,
    how: [
      ...unseenBy(state, use),
      'Give people roles of IAM Identity Center, and programs roles of their own.',
      'Use the root user only for the few tasks that need it, and sign out afterwards.',
    ],
    source: `${PAGES}/id_root-user.html#root-user-tasks`,
  }
}

/** Present only if there is, or may be, an organization that could remove its members' credentials. */
function organizationStep(
  { organization, organizationMissing: missing, partition }: RootAudit,
  practice?: string,
): readonly Judged[] {
  const { rootFeatures } = partitionCalled(partition)
  const about = {
    id: CENTRAL,
    measure: 'strong-password' as const,
    title: 'Root access of the organization’s members, managed centrally',
    source: `${PAGES}/id_root-enable-root-access.html`,
  }
  const how = [
    'In the management account: IAM, Root access management, Enable, with Root credentials management and Privileged root actions in member accounts; then members need no root password at all.',
    `Or: ${onPractice(`root fix ${rootFeatures.map((one) => FLAGS[one]).join(' ')}`, practice)}`,
  ]
  if (organization === null)
    return missing.length === 0
      ? []
      : [
          {
            ...about,
            state: 'unseen',
            reason: 'Whether there is an organization that manages it could not be read.',
            how: [...toSee(missing), ...how],
          },
        ]
  const { management, features, id } = organization
  if (features === null)
    return management
      ? [{ ...about, state: 'unseen', reason: `What ${id} has enabled could not be read.`, how }]
      : [{ ...about, state: 'not-needed', reason: `It is for the management account of ${id} to enable.`, how: [] }]
  const wanted = rootFeatures.filter((one) => !features.includes(one))
  return [
    wanted.length === 0
      ? { ...about, state: 'done', reason: `${id} has enabled it.`, how: [] }
      : { ...about, state: 'to-do', reason: `${id} has not enabled ${wanted.join(' and ')}.`, how },
  ]
}

const FLAGS = {
  RootCredentialsManagement: '--enable-root-management',
  RootSessions: '--enable-root-sessions',
} as const
