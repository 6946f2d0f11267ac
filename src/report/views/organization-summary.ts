import type { MeasureName } from '../../root/audit.ts'
import { measureNames } from '../../root/audit.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'
import type { MeasureChange, OrganizationSince } from '../../root/organization-since.ts'
import type { Signature } from './executive.ts'
import { recoveryLacks } from './root-organization.ts'
import { titles } from './root-words.ts'
import { count, minute, number } from './words.ts'

/** The number of accounts in each state of a measure. */
export interface MeasurePosture {
  readonly title: string
  readonly met: number
  readonly attested: number
  readonly unmet: number
  /** Not read. */
  readonly unknown: number
  /** No API shows it; a person attests it. */
  readonly toAttest: number
}

/** A problem of several accounts, with what to do about it. */
export interface Problem {
  readonly text: string
  /** The accounts as shown to people: `name (id)`. */
  readonly accounts: readonly string[]
  readonly fix: string
}

/** The root users of an organization, to be read in a minute. */
export interface OrganizationSummary {
  readonly headline: string
  readonly posture: readonly MeasurePosture[]
  /** Most urgent first. */
  readonly problems: readonly Problem[]
  readonly signatures: readonly Signature[]
}

export function organizationSummary(audit: OrganizationAudit): OrganizationSummary {
  const { total } = audit
  return {
    headline: organizationHeadline(audit),
    posture: measureNames.map((name) => {
      const { met, attested, unmet, unknown } = total.measures[name]
      const toAttest = name === 'strong-password' ? unsignedIn(audit).length : 0
      return { title: titles[name], met, attested, unmet, unknown: unknown - toAttest, toAttest }
    }),
    problems: problemsOf(audit),
    signatures: signaturesOf(audit),
  }
}

/** `8 accounts: 1 audited, 1 closed, 6 refused. 1 account with an unmet measure.` */
export function organizationHeadline({ rows, total }: OrganizationAudit): string {
  const unmet = rows.filter(({ states }) => Object.values(states).includes('unmet')).length
  const outcomes = Object.entries(total.outcomes)
    .filter(([, n]) => n > 0)
    .map(([outcome, n]) => `${number(n)} ${outcome}`)
    .join(', ')
  return `${count(rows.length, 'account')}: ${outcomes}. ${count(unmet, 'account')} with an unmet measure.`
}

const called = ({ account, name }: { readonly account: string; readonly name: string }): string =>
  `${name} (${account})`

/** Each problem with its accounts, in the order in which to fix them. */
function problemsOf({ rows, recovery }: OrganizationAudit): readonly Problem[] {
  const isUnmet =
    (name: MeasureName) =>
    ({ states }: OrganizationRow): boolean =>
      states[name] === 'unmet'
  const of = (text: string, fix: string, holds: (row: OrganizationRow) => boolean): Problem => ({
    text,
    fix,
    accounts: rows.filter(holds).map(called),
  })
  const stuck = (recovery ?? []).filter(({ state }) => state === 'unmet')
  return [
    of('MFA is off for the root user', 'demarc mfa enable --root', isUnmet('mfa')),
    of('The root user has access keys', 'demarc root fix --org', ({ accessKeys }) => (accessKeys ?? 0) > 0),
    of(
      'The root user has signing certificates',
      'demarc root fix --org',
      ({ certificates }) => (certificates ?? 0) > 0,
    ),
    of('The root user is not limited to the tasks that need it', 'demarc root --details', isUnmet('limited-use')),
    of('The root password is weak', 'demarc root password', isUnmet('strong-password')),
    ...unaudited(rows),
    {
      text: `The account could not be recovered${stuck.length === 1 && stuck[0] ? `: ${recoveryLacks(stuck[0]).join(', ')}` : ''}`,
      fix: 'demarc root --org --contacts --details',
      accounts: stuck.map(called),
    },
  ].filter(({ accounts }) => accounts.length > 0)
}

/** The accounts that could not be audited, by reason, most frequent first. Closed accounts need nothing. */
function unaudited(rows: readonly OrganizationRow[]): readonly Problem[] {
  const reasons = new Map<string, string[]>()
  for (const row of rows)
    if (row.outcome === 'refused' || row.outcome === 'blocked') {
      const why = row.why ?? row.outcome
      reasons.set(why, [...(reasons.get(why) ?? []), called(row)])
    }
  return [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([why, accounts]) => ({
      text: `Not audited: ${why}`,
      accounts,
      fix: why.startsWith('RootCredentialsManagement')
        ? 'demarc root fix --enable-root-management'
        : 'demarc policy root',
    }))
}

/** Accounts whose root user has a password but no attestation: no API shows how strong it is. */
const unsignedIn = ({ rows }: OrganizationAudit): readonly OrganizationRow[] =>
  rows.filter(({ states, password }) => password === true && states['strong-password'] === 'unknown')

function signaturesOf(audit: OrganizationAudit): readonly Signature[] {
  const unsigned = unsignedIn(audit)
  if (unsigned.length === 0) return []
  return [
    {
      title: 'The root password is strong, and few people can use it',
      covers: `${count(unsigned.length, 'account')}: ${first(unsigned.map(called))} (demarc root password)`,
    },
  ]
}

const NAMED = 3

/** The first few names, and how many more there are. */
export const first = (names: readonly string[]): string =>
  `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ` and ${number(names.length - NAMED)} more` : ''}`

/** `Since 2026-11-24 10:00 UTC: 1 measure broken, 2 fixed.` */
export function sinceText({ at, broken, found, fixed, unseen, added, gone }: OrganizationSince): string {
  const parts = [
    ...(broken.length + fixed.length === 0 ? ['no measure broken or fixed'] : []),
    ...(broken.length > 0 ? [`${count(broken.length, 'measure')} broken`] : []),
    ...(fixed.length > 0 ? [`${count(fixed.length, 'measure')} fixed`] : []),
    ...(found.length > 0 ? [`${number(found.length)} unmet that could not be read before`] : []),
    ...(unseen.length > 0 ? [`${number(unseen.length)} no longer readable`] : []),
    ...(added.length > 0 ? [`${count(added.length, 'new account')}: ${first(added)}`] : []),
    ...(gone.length > 0 ? [`${count(gone.length, 'account')} gone: ${first(gone)}`] : []),
  ]
  return `Since ${minute(at)} UTC: ${parts.join(', ')}.`
}

/** `MFA: met -> unmet, calibration-lab (222233334444)` */
export const changeText = (change: MeasureChange): string =>
  `${titles[change.measure]}: ${change.before}, now ${change.after}; ${called(change)}`
