import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { STS } from '@aws-sdk/client-sts'
import { ConsoleClient } from '../../src/app/practice/console-client.ts'
import { signIn } from '../../src/app/practice/console-steps.ts'
import { type Clock, systemClock } from '../../src/core/clock.ts'
import { systemRandom } from '../../src/core/random.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import type { OrganizationAccount } from '../../src/practice/organization.ts'
import type { RootTask } from '../../src/root/assume-root.ts'
import { seedOfDevice } from '../../src/services/iam/practice/devices.seed.ts'
import { accessEnv, bare } from '../cli/in-test.ts'
import { type FaultProxy, startProxy } from '../faults/proxy.ts'
import { clientFor, codeAt, type Keys } from '../practice/in-test.ts'

/** A folder for the state and the cache of one test. */
export const newHome = (): string => mkdtempSync(join(tmpdir(), 'demarc-mfa-'))

/** The environment of a principal of the practice account, with its own home; `endpoint` may be a proxy's. */
export function envOf(
  practice: Practice,
  home: string,
  who: Parameters<typeof accessEnv>[1] = 'admin',
  endpoint = practice.endpoint,
): NodeJS.ProcessEnv {
  return {
    ...bare,
    ...accessEnv(practice, who, endpoint),
    HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CACHE_HOME: join(home, 'cache'),
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** Two codes of a device that follow each other: those of a moment (this one by default), and so many steps on. */
export const pairOf = (secret: string, steps = 0, at = Date.now()): readonly [string, string] => [
  codeAt(secret, at, steps - 1),
  codeAt(secret, at, steps),
]

/** The serials of a user's devices, and of unassigned virtual devices. */
export async function devicesNow(practice: Practice, user: string) {
  const iam = new IAM(clientFor(practice, 'admin'))
  const { MFADevices = [] } = await iam.listMFADevices({ UserName: user })
  const { VirtualMFADevices = [] } = await iam.listVirtualMFADevices({ AssignmentStatus: 'Unassigned' })
  const serialOf = ({ SerialNumber = '' }: { SerialNumber?: string | undefined }): string => SerialNumber
  return { mine: MFADevices.map(serialOf), free: VirtualMFADevices.map(serialOf) }
}

/** A fault proxy before the practice account, for the calls of `demarc mfa`. */
export const startMfaProxy = (practice: Practice): Promise<FaultProxy> => startProxy(practice)

/** The administrator of a member account: a session of the role by which the management account has it. */
export async function adminOf(practice: Practice, account: string) {
  const sts = new STS(clientFor(practice, 'admin'))
  const { Credentials } = await sts.assumeRole({
    RoleArn: `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
    RoleSessionName: 'test',
  })
  return keysOf(Credentials)
}

/** A session of the root user of a member account, for a task (AssumeRoot), once the organization allows such. */
export async function rootOf(practice: Practice, account: string, task: RootTask) {
  await new Organizations(clientFor(practice, 'admin')).enableAWSServiceAccess({
    ServicePrincipal: 'iam.amazonaws.com',
  })
  await new IAM(clientFor(practice, 'admin')).enableOrganizationsRootCredentialsManagement({})
  const sts = new STS(clientFor(practice, 'admin'))
  const arn = `arn:aws:iam::aws:policy/root-task/${task}`
  const { Credentials } = await sts.assumeRoot({ TargetPrincipal: account, TaskPolicyArn: { arn } })
  return keysOf(Credentials)
}

/** The root user of a member, signed in to the practice console with its password and the device that it was seeded with. */
export async function memberConsole(
  practice: Practice,
  { id, email }: OrganizationAccount,
  now: Clock = systemClock,
): Promise<ConsoleClient> {
  const client = new ConsoleClient(practice.endpoint)
  const askCode = async (serial: string): Promise<string> => codeAt(seedOfDevice(serial), now())
  const io = { now, random: systemRandom, askCode }
  await signIn(client, undefined, { email, password: `Nordlicht-${id}` }, io)
  return client
}

const keysOf = ({ AccessKeyId = '', SecretAccessKey = '', SessionToken = '' }: Keys = {}) => ({
  accessKeyId: AccessKeyId,
  secretAccessKey: SecretAccessKey,
  sessionToken: SessionToken,
})
