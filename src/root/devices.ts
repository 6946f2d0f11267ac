import { pages } from '../collect/collector.ts'
import type { Device } from './evidence.ts'
import { type RootReach, rootArn } from './reach.ts'
import { look, type Seen } from './seen.ts'

/** Users asked for their devices at once. */
const LANES = 8

/**
 * The root user's MFA devices, seen from outside. Its virtual ones are listed by name. Of the others AWS tells nobody but the
 * root user itself, so they are inferred: of all devices in use (`inUse`, of GetAccountSummary), those that are neither virtual
 * nor a user's are the root user's.
 */
export const inferDevices = (reach: RootReach, inUse: number): Promise<Seen<readonly Device[]>> =>
  look(reach.aws, 'iam:ListVirtualMFADevices', reach.signal, async () => {
    const iam = await reach.aws.client('iam', reach.home)
    const assigned = pages(
      (Marker) => iam.listVirtualMFADevices({ AssignmentStatus: 'Assigned', Marker }),
      (answer) => answer.VirtualMFADevices,
      (answer) => answer.Marker,
    )
    const own: Device[] = []
    let virtual = 0
    // the exact ARN: a user may be named root, or groot
    for await (const { User, SerialNumber, EnableDate } of assigned) {
      virtual++
      if (User?.Arn !== rootArn(reach)) continue
      own.push({ family: 'virtual', serial: SerialNumber ?? null, enabledAt: EnableDate?.toISOString() ?? null })
    }
    const others = inUse - virtual
    const roots = others > 0 ? others - (await usersOthers(reach)) : 0
    const inferred: Device = { family: 'not-virtual', serial: null, enabledAt: null }
    return [...own, ...Array.from({ length: Math.max(0, roots) }, () => inferred)]
  })

/** How many devices that are not virtual the users have. */
async function usersOthers({ aws, home, account, partition, signal }: RootReach): Promise<number> {
  const iam = await aws.client('iam', home)
  const users = pages(
    (Marker) => iam.listUsers({ MaxItems: 1000, Marker }),
    (answer) => answer.Users,
    (answer) => answer.Marker,
  )
  const virtual = `arn:${partition}:iam::${account}:mfa/`
  const countOf = async (UserName: string): Promise<number> => {
    signal?.throwIfAborted()
    const devices = pages(
      (Marker) => iam.listMFADevices({ UserName, Marker }),
      (answer) => answer.MFADevices,
      (answer) => answer.Marker,
    )
    let count = 0
    for await (const { SerialNumber } of devices) if (!SerialNumber?.startsWith(virtual)) count++
    return count
  }
  // one listing, from which several take: as many are asked at once as there are takers
  let count = 0
  const take = async (): Promise<void> => {
    for (;;) {
      const { value: user, done } = await users.next()
      if (done) return
      if (user.UserName) count += await countOf(user.UserName)
    }
  }
  await Promise.all(Array.from({ length: LANES }, take))
  return count
}
