import type { IAM } from '@aws-sdk/client-iam'
import { DemarcError } from '../../core/errors.ts'
import { compareText } from '../../core/json.ts'
import { ROOT as ROOT_ROW, reportRows } from '../../services/iam/collect/credential-report.ts'
import type { Family } from '../families.ts'
import { devicesOf, type VirtualDevice, virtualDevices } from './iam-calls.ts'
import { refusedCall } from './refused.ts'
import { accountSummary, others, type RootDevice, rootDevice } from './root-devices.ts'
import { userNames } from './users.ts'

export interface HeldDevice {
  readonly family: Family | 'not-virtual'
  /** Null where AWS shows no more than that there is one. */
  readonly serial: string | null
  readonly enabledAt: string | null
}

/** A user, or the root user, with what there is to know of its MFA. Null is what could not be seen. */
export interface HolderFacts {
  readonly is: 'root' | 'user'
  readonly name: string
  readonly devices: readonly HeldDevice[]
  /** False where the list of devices may be short: it then says nothing about what is missing. */
  readonly complete: boolean
  /** Whether any device is enabled. */
  readonly mfa: boolean | null
  /** When that was so, ISO 8601: where only the credential report says it, which AWS may have made hours ago. Null: now. */
  readonly mfaAsOf: string | null
  /** Null for the root user, of whose password AWS tells nothing here. */
  readonly consolePassword: boolean | null
  readonly activeKeys: number | null
}

/** A call that was refused or failed, and what is not seen for it. */
export interface Unseen {
  readonly call: string
  readonly why: string
  readonly hides: string
}

export interface Inventory {
  /** The root user first, then the users by name. */
  readonly holders: readonly HolderFacts[]
  /** The serials of the virtual devices that are assigned to nobody, sorted; null where they could not be seen. */
  readonly unassigned: readonly string[] | null
  readonly unseen: readonly Unseen[]
}

/** Asks, and keeps a refusal apart instead of ending: what is hidden by it is named. Wrong credentials end it. */
class Asker {
  readonly unseen: Unseen[] = []

  async ask<T>(hides: string, work: Promise<T>): Promise<T | undefined> {
    try {
      return await work
    } catch (error) {
      if (!(error instanceof DemarcError) || error.code.startsWith('CREDENTIALS_')) throw error
      const [call = '', ...why] = error.message.split(': ')
      this.unseen.push({ call, why: why.join(': '), hides })
      return undefined
    }
  }
}

type Row = Readonly<Record<string, string>>

/** Every user and the root user of the account. Throws only where the credentials are no good. */
export async function inventory(iam: IAM, rootArn: string, callerIsRoot: boolean): Promise<Inventory> {
  const asker = new Asker()
  const [listed, report, virtual, summary, own] = await Promise.all([
    asker.ask('users that the credential report does not name', userNames(iam)),
    asker.ask('passwords and access keys', reported(iam)),
    asker.ask("which virtual devices are the root user's, and which nobody has", virtualDevices(iam, 'Any')),
    asker.ask('whether the root user has a device, and how many', summaryOf(iam)),
    callerIsRoot ? asker.ask("the root user's own devices", devicesOf(iam, undefined)) : undefined,
  ])
  const rows = new Map(report?.rows.map((row) => [String(row['user']), { ...row, at: report.at }]))
  const names = [...new Set([...(listed ?? []), ...rows.keys()])].filter((name) => name !== ROOT_ROW).sort(compareText)
  const users = await Promise.all(names.map((name) => userOf(iam, name, rows.get(name), asker)))
  const root = rootOf({
    row: rows.get(ROOT_ROW),
    own: own?.map(rootDevice),
    virtual: virtual?.filter(({ of }) => of === rootArn),
    summary,
    usersKnown: listed !== undefined,
    users,
  })
  const free = virtual?.filter(({ of, enabledAt }) => of === undefined && enabledAt === '')
  return {
    holders: [root, ...users],
    unassigned: free?.map(({ serial }) => serial).sort(compareText) ?? null,
    unseen: asker.unseen,
  }
}

async function userOf(iam: IAM, name: string, row: Row | undefined, asker: Asker): Promise<HolderFacts> {
  const devices = await asker.ask(`the devices of ${name}`, devicesOf(iam, name))
  return {
    is: 'user',
    name,
    devices: (devices ?? []).map(rootDevice).map(held),
    complete: devices !== undefined,
    ...(devices ? { mfa: devices.length > 0, mfaAsOf: null } : reportedMfa(row)),
    consolePassword: row ? row['password_enabled'] === 'true' : null,
    activeKeys: keysOf(row),
  }
}

const held = ({ family, serial, enabledAt }: RootDevice): HeldDevice => ({
  family,
  serial: serial ?? null,
  enabledAt: enabledAt ?? null,
})

/** What the credential report says of somebody's MFA, as old as it may be. */
const reportedMfa = (row: Row | undefined): Pick<HolderFacts, 'mfa' | 'mfaAsOf'> =>
  row ? { mfa: row['mfa_active'] === 'true', mfaAsOf: row['at'] ?? null } : { mfa: null, mfaAsOf: null }

const keysOf = (row: Row | undefined): number | null =>
  row ? [1, 2].filter((slot) => row[`access_key_${slot}_active`] === 'true').length : null

interface RootFacts {
  readonly row: Row | undefined
  readonly own: readonly RootDevice[] | undefined
  readonly virtual: readonly VirtualDevice[] | undefined
  readonly summary: Summary | undefined
  readonly usersKnown: boolean
  readonly users: readonly HolderFacts[]
}

function rootOf({ row, own, virtual, summary, usersKnown, users }: RootFacts): HolderFacts {
  const seen = own ?? inferred({ virtual, summary, usersKnown, users })
  const devices = (seen ?? (virtual ?? []).map(rootDevice)).map(held)
  return {
    is: 'root',
    name: 'root',
    devices,
    complete: seen !== undefined,
    ...(devices.length > 0 || own || summary
      ? { mfa: devices.length > 0 || summary?.rootMfa === true, mfaAsOf: null }
      : reportedMfa(row)),
    consolePassword: null,
    activeKeys: keysOf(row),
  }
}

/** The root user's devices by count, where nothing that is needed for it was refused. */
function inferred({ virtual, summary, usersKnown, users }: Omit<RootFacts, 'row' | 'own'>) {
  if (!virtual || !summary || !usersKnown || !users.every(({ complete }) => complete)) return undefined
  const theirs = users.reduce((sum, { devices }) => sum + devices.length, 0)
  return [...virtual.map(rootDevice), ...others(summary.inUse - theirs - virtual.length)]
}

interface Summary {
  readonly inUse: number
  readonly rootMfa: boolean
}

async function summaryOf(iam: IAM): Promise<Summary> {
  const { MFADevicesInUse: inUse, AccountMFAEnabled: enabled } = await accountSummary(iam)
  return { inUse, rootMfa: enabled === 1 }
}

async function reported(iam: IAM): Promise<{ readonly rows: readonly Row[]; readonly at: string }> {
  try {
    const { rows, at } = await reportRows(iam)
    return { rows, at: at?.toISOString() ?? '' }
  } catch (error) {
    throw refusedCall('iam:GetCredentialReport', error)
  }
}

/** What is wrong about a holder; empty where nothing is, `unknown` left to who reads `null`. */
export type Lack = 'root-without-mfa' | 'console-password-without-mfa' | 'keys-without-mfa'

export function lacksOf({ is, mfa, consolePassword, activeKeys }: HolderFacts): readonly Lack[] {
  if (mfa !== false) return []
  return [
    ...(is === 'root' ? (['root-without-mfa'] as const) : []),
    ...(consolePassword ? (['console-password-without-mfa'] as const) : []),
    ...(activeKeys ? (['keys-without-mfa'] as const) : []),
  ]
}
