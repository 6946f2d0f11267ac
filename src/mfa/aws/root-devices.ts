import type { IAM } from '@aws-sdk/client-iam'
import { DemarcError } from '../../core/errors.ts'
import type { SeenDevice } from '../await-device.ts'
import { familyOf } from '../families.ts'
import { type Device, devicesOf, virtualDevices } from './iam-calls.ts'
import { refusedCall } from './refused.ts'
import { userNames } from './users.ts'

export interface RootDevice extends SeenDevice {
  /** Undefined where AWS shows only that there is one more. */
  readonly serial: string | undefined
  readonly enabledAt: string | undefined
}

/**
 * The root user's devices. The root user itself is shown each with its serial (ListMFADevices without a name). To everybody else AWS
 * shows the virtual ones, by the exact ARN of the root user (IAM/latest/APIReference/API_ListVirtualMFADevices.html); the
 * others only as a number: those in use in the account (GetAccountSummary) less the users' own and the root's virtual ones.
 */
export async function rootDevices(iam: IAM, rootArn: string, callerIsRoot: boolean): Promise<readonly RootDevice[]> {
  if (callerIsRoot) return (await devicesOf(iam, undefined)).map(rootDevice)
  for (let look = 1; ; look++) {
    const before = await devicesInUse(iam)
    const virtual = (await virtualDevices(iam, 'Assigned')).filter(({ of }) => of === rootArn).map(rootDevice)
    const users = await userNames(iam)
    const theirs = (await Promise.all(users.map((name) => devicesOf(iam, name)))).flat().length
    // a user who changed devices meanwhile would be taken for the root user
    if (before === (await devicesInUse(iam))) return [...virtual, ...others(before - theirs - virtual.length)]
    if (look === LOOKS)
      throw new DemarcError('MFA_DEVICES_CHANGING', "the account's devices change while they are counted", {
        hint: 'Run the command again in a moment.',
      })
  }
}

const LOOKS = 3

export const rootDevice = ({ serial, enabledAt }: Device): RootDevice => ({
  id: serial,
  family: familyOf(serial),
  serial,
  enabledAt,
})

/** So many devices of which AWS says no more than that they are not virtual. */
export const others = (count: number): readonly RootDevice[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => ({
    id: `not-virtual-${index + 1}`,
    family: 'not-virtual' as const,
    serial: undefined,
    enabledAt: undefined,
  }))

const devicesInUse = async (iam: IAM): Promise<number> => (await accountSummary(iam)).MFADevicesInUse

/** What GetAccountSummary says of MFA: the devices in use in the account, and 1 where the root user has any. */
export async function accountSummary(iam: IAM): Promise<Record<'MFADevicesInUse' | 'AccountMFAEnabled', number>> {
  try {
    const { MFADevicesInUse, AccountMFAEnabled } = (await iam.getAccountSummary({})).SummaryMap ?? {}
    if (MFADevicesInUse !== undefined && AccountMFAEnabled !== undefined) return { MFADevicesInUse, AccountMFAEnabled }
  } catch (error) {
    throw refusedCall('iam:GetAccountSummary', error)
  }
  throw new DemarcError('AWS_ANSWER_INCOMPLETE', 'iam:GetAccountSummary: AWS did not say how many devices there are')
}
