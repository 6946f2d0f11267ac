import type { IAM } from '@aws-sdk/client-iam'
import { pages } from '../../../collect/collector.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { type MfaDevice, mfaDevice, unnamedDevices } from '../../../core/mfa-device.ts'
import { readMfaSummary } from './account-summary.ts'
import { userNames } from './users.ts'

/** The MFA devices of a user (ListMFADevices); without a name those of the caller, which may be the root user. */
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

/** A virtual device of the account; the ARN is that of the user or root user to which it is assigned, if any. */
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
 * The root user's devices, by its exact ARN (IAM/latest/APIReference/API_ListVirtualMFADevices.html): a user may be
 * named root, or groot.
 */
export const virtualOf = (devices: readonly VirtualDevice[], rootArn: string): readonly MfaDevice[] =>
  devices.filter(({ holder }) => holder === rootArn).map(({ device }) => device)

/**
 * The root user's devices, as far as other callers can infer them: its virtual devices, and the number of its other
 * devices. AWS gives only the number of devices in use in the account (GetAccountSummary); the users' devices and the
 * root user's virtual ones are subtracted.
 */
export const inferredDevices = (
  inUse: number,
  ofUsers: number,
  virtual: readonly MfaDevice[],
): readonly MfaDevice[] => [...virtual, ...unnamedDevices(inUse - ofUsers - virtual.length)]

/** Users changed their devices during every attempt to count the devices. */
export class DevicesChangingError extends IncompleteAnswerError {
  override readonly name = 'DevicesChangingError'
  constructor() {
    super("the account's devices change while they are counted")
  }
}

const LOOKS = 3

/**
 * The root user's devices. The root user sees each device with its serial number; for other callers they are inferred
 * with `inferredDevices()`. Throws IncompleteAnswerError, DevicesChangingError.
 */
export async function rootDevices(iam: IAM, rootArn: string, callerIsRoot: boolean): Promise<readonly MfaDevice[]> {
  if (callerIsRoot) return devicesOf(iam, undefined)
  for (let look = 1; look <= LOOKS; look++) {
    const { inUse } = await readMfaSummary(iam)
    const virtual = virtualOf(await virtualDevices(iam, 'Assigned'), rootArn)
    const users = await userNames(iam)
    const ofUsers = (await Promise.all(users.map((name) => devicesOf(iam, name)))).flat().length
    // if a user changed devices in the meantime, the difference would count as the root user's
    if (inUse === (await readMfaSummary(iam)).inUse) return inferredDevices(inUse, ofUsers, virtual)
  }
  throw new DevicesChangingError()
}
