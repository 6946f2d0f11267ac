import { type Missing, tellMissing } from '../collect/seen.ts'
import { docsPage, partitionCalled, rootCredentialsPage } from '../core/partition.ts'
import { onPractice, practiceStep } from '../core/practice-console.ts'
import { isUpTo, needlessUse } from './activity.ts'
import type { LimitedUse, Measure, MeasureName, Mfa, NoAccessKeys, RootAudit, StrongPassword } from './audit.ts'

/** `unseen`: the audit could not see whether it is done; never taken for done. */
export const guideStates = ['done', 'to-do', 'not-needed', 'unseen'] as const
export type GuideState = (typeof guideStates)[number]

export interface GuideStep {
  readonly id: string
  readonly measure: MeasureName
  readonly title: string
  readonly state: GuideState
  /** Why it has this state, in a sentence. */
  readonly reason: string
  /** What to do, in order; empty where there is nothing to do. */
  readonly how: readonly string[]
  /** The page of AWS that it follows: labels are as it had them on 2026-11-30. */
  readonly source: string
}

const PAGES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const credentialsOf = ({ partition }: RootAudit): string => rootCredentialsPage(partition)

/** A step as it is judged: what to do is shown only where it is to do, or where its state could not be read. */
type Judged = Omit<GuideStep, 'how'> & { readonly how: readonly string[] }
const step = (one: Judged): GuideStep => (one.state === 'to-do' || one.state === 'unseen' ? one : { ...one, how: [] })

/**
 * The whole protection of a root user as steps for this very account, the most pressing first. Pure: it reads nothing but the
 * audit, whose blind spots become `unseen`. `practice`: the endpoint of a practice account, whose console is a command of Demarc's.
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

/** What a root user of the partition cannot have needs no step. What the organization can enable stands for itself. */
function inPartition(one: Judged, { partition, measures }: RootAudit): Judged {
  const { rootPage, rootFeatures } = partitionCalled(partition)
  const of = measures.find(({ measure }) => measure === one.measure)
  if (of?.state !== 'not-applicable' || (one.id === CENTRAL && rootFeatures.length > 0)) return one
  return { ...one, state: 'not-needed', reason: of.reason, source: rootPage }
}

const CENTRAL = 'central-root-access'

/** A fact that the audit saw, or that it did not see. */
const presence = (value: boolean | null): GuideState => (value === true ? 'to-do' : value === false ? 'done' : 'unseen')
function toSee(missing: readonly Missing[]): readonly string[] {
  if (missing.length === 0) return []
  const isDenied = missing.some((one) => one.is === 'refused' && one.kind === 'denied')
  const how = isDenied ? 'Allow the auditing identity to read it' : 'See why it was not read, and run this again'
  return [`${how}: ${missing.map(tellMissing).join('; ')}.`]
}
/** How to see what a step could not; a step that is known needs no more to be seen. */
const unseenBy = (state: GuideState, { missing }: Measure): readonly string[] =>
  state === 'unseen' ? toSee(missing) : []

function credentialSteps(audit: RootAudit, keys: NoAccessKeys, practice?: string): readonly Judged[] {
  const hasKeys = presence(keys.evidence.present)
  const hasCertificates = presence(keys.evidence.certificatesPresent)
  const { root } = partitionCalled(audit.partition)
  // the console of a practice account deletes none: what follows is the way there
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
    done: 'There are none.',
    'to-do': 'There are some.',
    'not-needed': '',
    unseen: 'It could not be seen.',
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
        `See what still signs with them: ${onPractice('root', practice)} shows their last use, its service and its region.`,
        'Give that a role or a user of its own. Make the keys inactive, and wait until nothing misses them.',
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
  // no API shows that it is strong: it is to do until a person attests it
  const open: GuideState = evidence.present === true ? 'to-do' : 'unseen'
  return {
    id: 'strong-password',
    measure: 'strong-password',
    title: 'A strong password, and who signs for it',
    state: none ? 'not-needed' : done ? 'done' : open,
    reason,
    how: [
      ...unseenBy(open, password),
      'Have one made: demarc root password',
      practice === undefined
        ? `Sign in as the root user and change it: your account's name, Security credentials; next to Account settings choose Edit, and under Password Edit (on other pages of AWS's: Account, Account details, Actions, Update email address and password)`
        : `Change it: ${practiceStep('change-password', practice)}`,
      `Sign for it: demarc root password --judge --attest --by NAME --account ${account}`,
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
      `Led to the end, and read back: ${onPractice('mfa enable --root', practice)}`,
      practice === undefined
        ? `Or in the console, as the root user: ${credentialsOf(audit)} (Assign MFA device; older texts call it Activate MFA)`
        : `Or by itself: ${practiceStep('assign', practice)}`,
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
    return judged('not-needed', 'Sign-in is impossible: there is no password.')
  if (count === null) return judged('unseen', 'How many devices there are could not be seen.')
  const reason =
    count >= 2 ? `There are ${count}.` : count === 1 ? 'There is one: who loses it is locked out.' : 'There is none.'
  return judged(devices.length >= 2 ? 'done' : 'to-do', reason)
}

function phishingProof(audit: RootAudit, mfa: Mfa, none: boolean, practice?: string): Judged {
  const { devices } = audit
  const has = (family: string): boolean => devices.some((one) => one.family === family)
  const [state, reason]: readonly [GuideState, string] = has('security-key')
    ? ['done', 'There is a security key.']
    : has('not-virtual')
      ? ['unseen', 'There is a security key or a hardware token: which, AWS tells the root user alone.']
      : none && devices.length === 0
        ? ['not-needed', 'Sign-in is impossible: there is no password.']
        : mfa.evidence.devices === null
          ? ['unseen', 'Which devices there are could not be seen.']
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
      `Waited for, and read back: ${onPractice('mfa enable --root --family security-key', practice)}`,
    ],
    source: `${PAGES}/enable-fido-mfa-for-root.html`,
  }
}

function alarmStep({ alarms, partition }: RootAudit, use: LimitedUse, unusable: boolean, practice?: string): Judged {
  const { root, home } = partitionCalled(partition)
  const kind = root === 'console' ? 'signIns' : 'calls'
  const told = alarms.find((one) => one[kind] && one.reaches === 'yes')
  const unseen = use.evidence.alarms === null
  const near = alarms.filter((one) => one[kind]).map(({ name, region, why }) => `${name} in ${region}: ${why}`)
  const dark = alarms.some((one) => one[kind] && one.reaches === 'unknown')
  const [state, reason]: readonly [GuideState, string] = told
    ? ['done', `${told.name} in ${told.region} reaches a confirmed subscription.`]
    : unusable
      ? ['not-needed', 'There is no credential left that could be used.']
      : unseen
        ? ['unseen', 'Whether a notification would arrive could not be read.']
        : dark
          ? ['unseen', `Whether a notification would arrive is not known: ${near.join('; ')}.`]
          : [
              'to-do',
              near.length > 0 ? `No notification would arrive: ${near.join('; ')}.` : 'No notification would arrive.',
            ]
  return {
    id: 'alarm',
    measure: 'limited-use',
    title:
      root === 'console' ? 'An alarm that tells people of each root sign-in' : 'An alarm that tells people of root use',
    state,
    reason,
    how: [
      ...(unseen ? unseenBy(state, use) : []),
      `In ${home}, a rule of EventBridge and an SNS topic: ${onPractice('root fix --alarm-template FILE', practice)} writes the template.`,
      'Subscribe people to the topic: an address hears of nothing before it has confirmed.',
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
  const { deeds, signIns, keyUses, keyEnds } = needlessUse(recent)
  const atItsEnd = keyEnds.some((end) => lastKeyUseAt !== null && isUpTo(lastKeyUseAt, end))
  const keyUsed = keyUses.length > 0 || (lastKeyUseDays !== null && lastKeyUseDays < days && !atItsEnd)
  const needless = [
    ...(deeds.length > 0
      ? [`what needs no root user was done (${[...new Set(deeds.map(({ event }) => event))].join(', ')})`]
      : []),
    ...(signIns.length > 0 ? ['it signed in without a task that needs it'] : []),
    ...(keyUsed ? ['an access key of it was used'] : []),
  ]
  const done = use.state === 'met' || use.state === 'attested'
  const [state, reason]: readonly [GuideState, string] =
    needless.length > 0
      ? ['to-do', `In the last ${days} days ${needless.join(', and ')}. It counts until it is older than that.`]
      : done
        ? ['done', use.reason]
        : use.evidence.events === null
          ? ['unseen', 'What the root user did could not be seen.']
          : ['done', `In the last ${days} days nothing was done as root that needs no root user.`]
  return {
    id: 'limited-use',
    measure: 'limited-use',
    title: 'Daily work without the root user',
    state,
    reason,
    how: [
      ...unseenBy(state, use),
      'Let people work by roles of IAM Identity Center, and programs by roles of their own.',
      'Keep the root user for the few tasks that need it, and sign out when one is done.',
    ],
    source: `${PAGES}/id_root-user.html#root-user-tasks`,
  }
}

/** Only where there is an organization that could take the credentials from its members, or may be. */
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
            reason: 'Whether there is an organization that manages it could not be seen.',
            how: [...toSee(missing), ...how],
          },
        ]
  const { management, features, id } = organization
  if (features === null)
    return management
      ? [{ ...about, state: 'unseen', reason: `What ${id} has enabled could not be seen.`, how }]
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
