import { z } from 'zod'
import { errorCode } from '../../collect/refusals.ts'
import { devicesOf } from '../../services/iam/collect/mfa-devices.ts'
import { ownAccessKeys, ownLoginProfile, ownSigningCertificates } from '../../services/iam/collect/own-credentials.ts'
import { readPasswordPolicy } from '../../services/iam/collect/password-policy.ts'
import { rootFeatures } from '../../services/iam/collect/root-features.ts'
import { hasTrustedAccess } from '../../services/organizations/collect/organization.ts'
import { inRootSession, type RootTask } from '../assume-root.ts'
import type { RootCaller } from '../evidence.ts'
import type { RootReach } from '../reach.ts'

/** The kinds of steps; the effect of each can be verified. */
export const stepKinds = [
  'deactivate-key',
  'delete-key',
  'delete-certificate',
  'delete-password',
  'deactivate-mfa',
  'allow-password-recovery',
  'enable-trusted-access',
  'enable-root-management',
  'enable-root-sessions',
  'set-password-policy',
] as const
export type StepKind = (typeof stepKinds)[number]

const ofCredentials: ReadonlySet<StepKind> = new Set([
  'deactivate-key',
  'delete-key',
  'delete-certificate',
  'delete-password',
  'deactivate-mfa',
  'allow-password-recovery',
])

/** Whether a step concerns the root user's credentials, which only it or a session of sts:AssumeRoot can see. */
export const isOfCredentials = ({ kind }: FixStep): boolean => ofCredentials.has(kind)

/** One change to an account, as plain data that a journal can store and a later run can check. */
export const stepSchema = z
  .strictObject({
    kind: z.enum(stepKinds),
    account: z.string().describe('the account that it changes'),
    id: z.string().nullable().describe('the key, certificate or device; null where there is but one of its kind'),
  })
  .readonly()
export type FixStep = z.infer<typeof stepSchema>

/** Equal for equal steps. */
export const keyOfStep = ({ kind, account, id }: FixStep): string => JSON.stringify([kind, account, id])

/**
 * Runs work as the step's root user: directly if the caller is that root user or in its session, otherwise through
 * sts:AssumeRoot, also for a delegated administrator's own account. A call without a user name concerns its caller.
 */
type Inside = <T>(task: RootTask, work: (there: RootReach) => Promise<T>) => Promise<T>

const insideOf =
  (reach: RootReach, caller: RootCaller, { account }: FixStep): Inside =>
  (task, work) =>
    caller !== 'other' && account === reach.account ? work(reach) : inRootSession(reach, account, task, work)

const DELETE: RootTask = 'IAMDeleteRootUserCredentials'
const CREATE: RootTask = 'IAMCreateRootUserPassword'
const IAM_SERVICE = 'iam.amazonaws.com'

interface Action {
  readonly title: (id: string | null) => string
  readonly perform: (reach: RootReach, step: FixStep, inside: Inside) => Promise<unknown>
  /** Reads from AWS whether the step took effect. */
  readonly isDone: (reach: RootReach, step: FixStep, inside: Inside) => Promise<boolean>
}

const iamAt = ({ aws, home }: RootReach) => aws.client('iam', home)

/** AWS's error for a deleted or inactive key, which is what the step wanted. */
const isGone = (error: unknown): boolean =>
  ['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId'].includes(errorCode(error))

async function keyOf(there: RootReach, id: string | null) {
  for await (const key of ownAccessKeys(await iamAt(there))) if (key.AccessKeyId === id) return key
  return undefined
}

/** The signing key may be the one that was removed. For any other key, AWS's refusal of the signing key proves nothing. */
const orGone = async ({ aws, account }: RootReach, step: FixStep, asked: Promise<boolean>): Promise<boolean> => {
  try {
    return await asked
  } catch (error) {
    if (isGone(error) && step.account === account && step.id === (await aws.accessKeyId())) return true
    throw error
  }
}

const text = (id: string | null): string | undefined => id ?? undefined

const featureOf = async (reach: RootReach, name: string): Promise<boolean> =>
  (await rootFeatures(await iamAt(reach))).includes(name)

/** The account password policy to set: never weaker than the existing one. */
const PASSWORD_POLICY = { length: 14, kept: 24 } as const

const actions: Readonly<Record<StepKind, Action>> = {
  'deactivate-key': {
    title: (id) => `Switch off the root access key ${id}`,
    perform: (_, { id }, inside) =>
      inside(DELETE, async (there) =>
        (await iamAt(there)).updateAccessKey({ AccessKeyId: text(id), Status: 'Inactive' }),
      ),
    isDone: (reach, step, inside) =>
      orGone(
        reach,
        step,
        inside(DELETE, async (there) => (await keyOf(there, step.id))?.Status !== 'Active'),
      ),
  },
  'delete-key': {
    title: (id) => `Delete the root access key ${id}`,
    perform: (_, { id }, inside) =>
      inside(DELETE, async (there) => (await iamAt(there)).deleteAccessKey({ AccessKeyId: text(id) })),
    isDone: (reach, step, inside) =>
      orGone(
        reach,
        step,
        inside(DELETE, async (there) => (await keyOf(there, step.id)) === undefined),
      ),
  },
  'delete-certificate': {
    title: (id) => `Delete the root signing certificate ${id}`,
    perform: (_, { id }, inside) =>
      inside(DELETE, async (there) => (await iamAt(there)).deleteSigningCertificate({ CertificateId: text(id) })),
    isDone: (_, { id }, inside) =>
      inside(DELETE, async (there) => {
        for await (const { CertificateId } of ownSigningCertificates(await iamAt(there)))
          if (CertificateId === id) return false
        return true
      }),
  },
  'delete-password': {
    title: () => 'Delete the root password',
    perform: (_, __, inside) => inside(DELETE, async (there) => (await iamAt(there)).deleteLoginProfile({})),
    isDone: (_, __, inside) => inside(DELETE, async (there) => !(await hasPassword(there))),
  },
  'deactivate-mfa': {
    title: (id) => `Deactivate the root MFA device ${id}`,
    perform: (_, { id }, inside) =>
      inside(DELETE, async (there) => (await iamAt(there)).deactivateMFADevice({ SerialNumber: text(id) })),
    isDone: (_, { id }, inside) =>
      inside(DELETE, async (there) =>
        (await devicesOf(await iamAt(there), undefined)).every(({ serial }) => serial !== id),
      ),
  },
  'allow-password-recovery': {
    title: () => 'Allow the root user to set a password again, by its e-mail address',
    perform: (_, __, inside) => inside(CREATE, async (there) => (await iamAt(there)).createLoginProfile({})),
    isDone: (_, __, inside) => inside(CREATE, hasPassword),
  },
  'enable-trusted-access': {
    title: () => 'Enable trusted access of IAM to the organization',
    perform: async ({ aws, home }) =>
      (await aws.client('organizations', home)).enableAWSServiceAccess({ ServicePrincipal: IAM_SERVICE }),
    isDone: async ({ aws, home }) => hasTrustedAccess(await aws.client('organizations', home), IAM_SERVICE),
  },
  'enable-root-management': {
    title: () => 'Enable RootCredentialsManagement in the organization',
    perform: async (reach) => (await iamAt(reach)).enableOrganizationsRootCredentialsManagement({}),
    isDone: (reach) => featureOf(reach, 'RootCredentialsManagement'),
  },
  'enable-root-sessions': {
    title: () => 'Enable RootSessions in the organization',
    perform: async (reach) => (await iamAt(reach)).enableOrganizationsRootSessions({}),
    isDone: (reach) => featureOf(reach, 'RootSessions'),
  },
  'set-password-policy': {
    title: () =>
      `Set the account password policy for IAM users: ${PASSWORD_POLICY.length} characters or more, all four classes, no reuse of ${PASSWORD_POLICY.kept}`,
    perform: async (reach) => {
      const before = await readPasswordPolicy(await iamAt(reach))
      await (await iamAt(reach)).updateAccountPasswordPolicy({
        // parameters left out would be reset to their defaults
        MinimumPasswordLength: Math.max(before?.MinimumPasswordLength ?? 0, PASSWORD_POLICY.length),
        PasswordReusePrevention: Math.max(before?.PasswordReusePrevention ?? 0, PASSWORD_POLICY.kept),
        RequireLowercaseCharacters: true,
        RequireUppercaseCharacters: true,
        RequireNumbers: true,
        RequireSymbols: true,
        AllowUsersToChangePassword: before?.AllowUsersToChangePassword ?? true,
        ...(before?.MaxPasswordAge ? { MaxPasswordAge: before.MaxPasswordAge } : {}),
        ...(before?.HardExpiry === undefined ? {} : { HardExpiry: before.HardExpiry }),
      })
    },
    isDone: async (reach) => {
      const found = await readPasswordPolicy(await iamAt(reach))
      return (
        (found?.MinimumPasswordLength ?? 0) >= PASSWORD_POLICY.length &&
        (found?.PasswordReusePrevention ?? 0) >= PASSWORD_POLICY.kept &&
        found?.RequireLowercaseCharacters === true &&
        found.RequireUppercaseCharacters === true &&
        found.RequireNumbers === true &&
        found.RequireSymbols === true
      )
    },
  },
}

const hasPassword = async (there: RootReach): Promise<boolean> => (await ownLoginProfile(await iamAt(there))) !== null

export const sayStep = ({ kind, account, id }: FixStep): string => `${actions[kind].title(id)} (account ${account})`
export const performStep = (reach: RootReach, caller: RootCaller, step: FixStep): Promise<unknown> =>
  actions[step.kind].perform(reach, step, insideOf(reach, caller, step))
export const isStepDone = (reach: RootReach, caller: RootCaller, step: FixStep): Promise<boolean> =>
  actions[step.kind].isDone(reach, step, insideOf(reach, caller, step))
