import type { IAM } from '@aws-sdk/client-iam'
import { pages } from '../../../collect/collector.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { type MfaDevice, mfaDevice, unnamedDevices } from '../../../core/mfa-device.ts'
import { readMfaSummary } from './account-summary.ts'
import { userNames } from './users.ts'

/** The devices of a user (ListMFADevices); without a name those of the caller, which may be the root user. */
export async function devicesOf(
  iam: Pick<IAM, 'listMFADevices'>,
  user: string | undefined,
): Promise<readonly MfaDevice[]> {
  const whose = user === undefined ? {} : { UserName: user }
  const listed = pages(
    (Marker) => iam.listMFADevices({ ...whose, Marker }),
    (answer) => answer.MFADevices,
    (answer) => answer.Marker,
  )
  const devices: MfaDevice[] = []
  for await (const { SerialNumber, EnableDate } of listed)
    if (SerialNumber !== undefined) devices.push(mfaDevice(SerialNumber, EnableDate))
  return devices
}

/** A virtual device of the account: assigned to the user or root user of this ARN, or to none. */
export interface VirtualDevice {
  readonly serial: string
  readonly holder: string | null
  readonly device: MfaDevice
}

/** The virtual devices of the account (ListVirtualMFADevices). */
export async function virtualDevices(
  iam: Pick<IAM, 'listVirtualMFADevices'>,
  status: 'Any' | 'Assigned' | 'Unassigned',
): Promise<readonly VirtualDevice[]> {
  const listed = pages(
    (Marker) => iam.listVirtualMFADevices({ AssignmentStatus: status, Marker }),
    (answer) => answer.VirtualMFADevices,
    (answer) => answer.Marker,
  )
  const devices: VirtualDevice[] = []
  for await (const { SerialNumber: serial, EnableDate, User } of listed)
    if (serial !== undefined) devices.push({ serial, holder: User?.Arn ?? null, device: mfaDevice(serial, EnableDate) })
  return devices
}

/**
 * Those that are the root user's, by its exact ARN (IAM/latest/APIReference/API_ListVirtualMFADevices.html): a user may be named
 * root, or groot.
 */
export const virtualOf = (devices: readonly VirtualDevice[], rootArn: string): readonly MfaDevice[] =>
  devices.filter(({ holder }) => holder === rootArn).map(({ device }) => device)

/**
 * The root user's devices by what others are shown: its virtual ones; and, since AWS gives no more of the others than their number,
 * as many as are in use in the account (GetAccountSummary) less the users' own and the root user's virtual ones.
 */
export const inferredDevices = (
  inUse: number,
  ofUsers: number,
  virtual: readonly MfaDevice[],
): readonly MfaDevice[] => [...virtual, ...unnamedDevices(inUse - ofUsers - virtual.length)]

/** Users changed their devices each time that the devices were counted. */
export class DevicesChangingError extends IncompleteAnswerError {
  override readonly name = 'DevicesChangingError'
  constructor() {
    super("the account's devices change while they are counted")
  }
}

const LOOKS = 3

/**
 * The root user's devices. The root user itself is shown each with its serial; to others they are inferred: `inferredDevices()`.
 * Throws IncompleteAnswerError, DevicesChangingError.
 */
export async function rootDevices(iam: IAM, rootArn: string, callerIsRoot: boolean): Promise<readonly MfaDevice[]> {
  if (callerIsRoot) return devicesOf(iam, undefined)
  for (let look = 1; look <= LOOKS; look++) {
    const { inUse } = await readMfaSummary(iam)
    const virtual = virtualOf(await virtualDevices(iam, 'Assigned'), rootArn)
    const users = await userNames(iam)
    const ofUsers = (await Promise.all(users.map((name) => devicesOf(iam, name)))).flat().length
    // a user who changed devices meanwhile would be taken for the root user
    if (inUse === (await readMfaSummary(iam)).inUse) return inferredDevices(inUse, ofUsers, virtual)
  }
  throw new DevicesChangingError()
}
