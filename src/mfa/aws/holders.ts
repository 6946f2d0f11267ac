import type { IAM } from '@aws-sdk/client-iam'
import { look, valueIn } from '../../collect/seen.ts'
import { compareText } from '../../core/json.ts'
import type { MfaDevice } from '../../core/mfa-device.ts'
import type { RootUse } from '../../core/partition.ts'
import { readMfaSummary } from '../../services/iam/collect/account-summary.ts'
import { type ReportRow, ROOT_ROW, readCredentialReport } from '../../services/iam/collect/credential-report.ts'
import { devicesOf, inferredDevices, virtualDevices, virtualOf } from '../../services/iam/collect/mfa-devices.ts'
import { userNames } from '../../services/iam/collect/users.ts'

/** A user, or the root user, with the facts about its MFA. Null when a fact could not be read. */
export interface HolderFacts {
  readonly is: 'root' | 'user'
  readonly name: string
  readonly devices: readonly MfaDevice[]
  /** False when the list of devices may be incomplete, so that it does not prove that devices are missing. */
  readonly complete: boolean
  /** Whether any device is enabled. */
  readonly mfa: boolean | null
  /** The time of this fact, ISO 8601, if it comes from the credential report, which may be hours old; null if it is current. */
  readonly mfaAsOf: string | null
  /** Also for the root user, who cannot sign in without one. */
  readonly consolePassword: boolean | null
  readonly activeKeys: number | null
  /** Set when the partition supports no devices for the root user, so that none is missing. */
  readonly mfaPossible?: false
}

/** A failed call, and what is unknown because of it. */
export interface Unread {
  readonly call: string
  readonly why: string
  readonly hides: string
}

export interface MfaInventory {
  /** The root user first, then users by name. */
  readonly holders: readonly HolderFacts[]
  /** The serial numbers of unassigned virtual devices, sorted; null when they could not be read. */
  readonly unassigned: readonly string[] | null
  readonly unseen: readonly Unread[]
}

/** Reads something by a call; if the call fails, notes what is unknown. Wrong credentials end the run. */
type Ask = <T>(hides: string, action: string, read: () => Promise<T>) => Promise<T | undefined>

const asking =
  (unseen: Unread[]): Ask =>
  async (hides, action, read) => {
    const found = await look(action, undefined, read)
    unseen.push(...found.missing.map(({ call, why }) => ({ call, why, hides })))
    return valueIn(found)
  }

export interface RootAsked {
  readonly rootArn: string
  /** What a root user of the partition can do. */
  readonly use: RootUse
  readonly callerIsRoot: boolean
}

/** Every user and the root user of the account. Throws only when the credentials are invalid. */
export async function inventory(iam: IAM, { rootArn, use, callerIsRoot }: RootAsked): Promise<MfaInventory> {
  const unseen: Unread[] = []
  const ask = asking(unseen)
  const [listed, report, virtual, summary, own] = await Promise.all([
    ask('users that the credential report does not name', 'iam:ListUsers', () => userNames(iam)),
    ask('passwords and access keys', 'iam:GetCredentialReport', () => readCredentialReport(iam)),
    ask("which virtual devices are the root user's, and which have no user", 'iam:ListVirtualMFADevices', () =>
      virtualDevices(iam, 'Any'),
    ),
    ask('whether the root user has a device, and how many', 'iam:GetAccountSummary', () => readMfaSummary(iam)),
    callerIsRoot
      ? ask("the root user's own devices", 'iam:ListMFADevices', () => devicesOf(iam, undefined))
      : undefined,
  ])
  const rowOf = (name: string): Reported | undefined => {
    const row = report?.rows.get(name)
    return row && { ...row, at: report?.at ?? '' }
  }
  const names = new Set([...(listed ?? []), ...(report?.rows.keys() ?? [])])
  names.delete(ROOT_ROW)
  const users = await Promise.all([...names].sort(compareText).map((name) => userOf(iam, name, rowOf(name), ask)))
  const root = rootOf({
    use,
    row: rowOf(ROOT_ROW),
    own,
    virtual: virtual && virtualOf(virtual, rootArn),
    summary,
    usersKnown: listed !== undefined,
    users,
  })
  const free = virtual?.filter(({ holder, device }) => holder === null && device.enabledAt === null)
  return {
    holders: use === 'none' ? users : [root, ...users],
    unassigned: free?.map(({ serial }) => serial).sort(compareText) ?? null,
    unseen,
  }
}

/** A row of the credential report, with the time when AWS created the report. */
interface Reported extends ReportRow {
  readonly at: string
}

async function userOf(iam: IAM, name: string, row: Reported | undefined, ask: Ask): Promise<HolderFacts> {
  const devices = await ask(`the devices of ${name}`, 'iam:ListMFADevices', () => devicesOf(iam, name))
  return {
    is: 'user',
    name,
    devices: devices ?? [],
    complete: devices !== undefined,
    ...(devices ? { mfa: devices.length > 0, mfaAsOf: null } : reportedMfa(row)),
    consolePassword: row?.passwordEnabled ?? null,
    activeKeys: activeKeysOf(row),
  }
}

/** What the credential report says about a user's MFA, with its age. */
const reportedMfa = (row: Reported | undefined): Pick<HolderFacts, 'mfa' | 'mfaAsOf'> =>
  row ? { mfa: row.mfaActive, mfaAsOf: row.at } : { mfa: null, mfaAsOf: null }

const activeKeysOf = (row: Reported | undefined): number | null =>
  row ? row.keys.filter(({ active }) => active).length : null

interface RootFacts {
  readonly use: RootUse
  readonly row: Reported | undefined
  readonly own: readonly MfaDevice[] | undefined
  /** Its virtual devices. */
  readonly virtual: readonly MfaDevice[] | undefined
  readonly summary: Awaited<ReturnType<typeof readMfaSummary>> | undefined
  readonly usersKnown: boolean
  readonly users: readonly HolderFacts[]
}

function rootOf({ use, row, own, virtual, summary, usersKnown, users }: RootFacts): HolderFacts {
  const all = own ?? inferred({ virtual, summary, usersKnown, users })
  const devices = all ?? virtual ?? []
  return {
    is: 'root',
    name: 'root',
    devices,
    complete: all !== undefined,
    ...(devices.length > 0 || own || summary
      ? { mfa: devices.length > 0 || summary?.rootMfa === true, mfaAsOf: null }
      : reportedMfa(row)),
    consolePassword: use === 'console' ? (summary?.rootPassword ?? null) : false,
    activeKeys: activeKeysOf(row),
    ...(use === 'console' ? {} : { mfaPossible: false }),
  }
}

/** The number of the root user's devices, if no call needed for it was refused. */
function inferred({ virtual, summary, usersKnown, users }: Omit<RootFacts, 'use' | 'row' | 'own'>) {
  if (!virtual || !summary || !usersKnown || !users.every(({ complete }) => complete)) return undefined
  return inferredDevices(
    summary.inUse,
    users.reduce((sum, { devices }) => sum + devices.length, 0),
    virtual,
  )
}

/** What a user lacks; empty when nothing. Facts that are `null` are not counted as lacking. */
export type Lack = 'root-without-mfa' | 'console-password-without-mfa' | 'keys-without-mfa'

export function lacksOf({ is, mfa, consolePassword, activeKeys, mfaPossible }: HolderFacts): readonly Lack[] {
  if (mfa !== false || mfaPossible === false) return []
  return [
    // without a password the root user cannot sign in, so it needs no second factor
    ...(is === 'root' && consolePassword !== false ? (['root-without-mfa'] as const) : []),
    ...(is === 'user' && consolePassword ? (['console-password-without-mfa'] as const) : []),
    ...(activeKeys ? (['keys-without-mfa'] as const) : []),
  ]
}
