import { assumedOf } from '../../core/assumption.ts'
import { compareText } from '../../core/json.ts'
import { visible } from '../../core/visible.ts'
import { measureNames } from '../../root/audit.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'
import type { OrganizationSince } from '../../root/organization-since.ts'
import type { AccountRecovery } from '../../root/recovery.ts'
import { csvRow } from '../formats/csv.ts'
import { code, plain, tableRow } from '../formats/markdown-text.ts'
import { cut, type Look, painted, sign, wrapped } from '../terminal/look.ts'
import { changeText, sinceText } from '../views/organization-summary.ts'
import { featureLines, outcomes, recoveryLacks, recoveryLines, totals, whyNotSeen } from '../views/root-organization.ts'
import { titles } from '../views/root-words.ts'
import { count, minute } from '../views/words.ts'

/** The minimum width of a state's column: the longest common state and a space. */
const STATE = 11

/** Accounts whose root user can or may be usable, most urgent first; then, on request, those without a way to recover: one per line. */
export function watchListText({ rows, govCloudPairs, recovery }: OrganizationAudit, look: Look): string {
  const stuck = (recovery ?? []).filter(({ state }) => state !== 'met')
  const lacks = new Map(stuck.map((one) => [one.account, [`recovery ${one.state}: ${recoveryLacks(one).join(', ')}`]]))
  const risky = rows
    .map((row) => ({ row, why: [...whyWatched(row), ...(lacks.get(row.account) ?? [])] }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => byPressure(a.row, b.row))
  const pairs = new Map((govCloudPairs ?? []).map(({ account, govCloud }) => [account, govCloud]))
  return risky
    .flatMap(({ row, why }) => {
      const pair = pairs.get(row.account)
      const all = pair === undefined ? why : [...why, `GovCloud account ${pair}`]
      return wrapped(`${row.name}: ${all.join('; ')}`, look, `${visible(row.account)}  `, 14)
    })
    .map((line) => `${line}\n`)
    .join('')
}

function whyWatched({
  outcome,
  why,
  states,
  password,
  accessKeys,
  certificates,
  lastSignInAt,
  lastKeyUseAt,
}: OrganizationRow): readonly string[] {
  if (outcome === 'closed') return []
  if (outcome !== 'audited') return [`${outcome}: ${why}`]
  if (Object.values(states).every((state) => state === 'not-applicable')) return []
  return [
    ...(accessKeys ? [count(accessKeys, 'access key')] : []),
    ...(certificates ? [count(certificates, 'signing certificate')] : []),
    ...(password === true ? [states.mfa === 'unmet' ? 'a password without MFA' : 'a password'] : []),
    ...(password === null || accessKeys === null ? ['its credentials were not seen'] : []),
    ...(lastSignInAt === null ? [] : [`last sign-in ${lastSignInAt.slice(0, 10)}`]),
    ...(lastKeyUseAt === null ? [] : [`last use of a key ${lastKeyUseAt.slice(0, 10)}`]),
  ]
}

const weightOf = ({ states, outcome }: OrganizationRow): number =>
  outcome === 'audited' ? Object.values(states).filter((state) => state === 'unmet').length : 0.5

/** Most unmet measures first. */
export const byPressure = (a: OrganizationRow, b: OrganizationRow): number =>
  weightOf(b) - weightOf(a) || compareText(a.account, b.account)

/** The table of accounts: its head, and a function for the lines of a row. */
export function accountTable(
  rows: readonly OrganizationRow[],
  look: Look,
): { readonly head: readonly string[]; readonly lines: (row: OrganizationRow) => readonly string[] } {
  const name = Math.min(28, Math.max(7, ...rows.map((row) => row.name.length)))
  const heads = ['password', 'keys', 'use', 'MFA']
  const states = rows.filter(({ outcome }) => outcome === 'audited').flatMap((row) => Object.values(row.states))
  const width = Math.max(STATE, ...states.map((state) => state.length + 3))
  // when a row does not fit next to the account and its name, it continues below; the last column needs no padding
  const last = Math.max(...rows.map(({ states: { mfa } }) => `${sign(mfa, look)} ${mfa}`.length), 'MFA'.length)
  const narrow = 16 + name + (heads.length - 1) * width + last > look.width
  const lines = (row: OrganizationRow): readonly string[] => {
    const who = `${row.account}  ${cut(row.name, name, look).padEnd(name)}  `
    const [head, first] = narrow ? [[who.trimEnd()], '    '] : [[], who]
    if (row.outcome !== 'audited')
      return [...head, ...wrapped(`${row.outcome}: ${row.why}`, look, first, first.length)].map((one) =>
        look.paint('dim', one),
      )
    const found = measureNames.map((measure, index) => {
      const state = row.states[measure]
      return painted(state, `${sign(state, look)} ${state}`.padEnd(index < heads.length - 1 ? width : 0), look)
    })
    return [...head, `${first}${found.join('')}`.trimEnd()]
  }
  const columns = heads.map((one) => one.padEnd(width)).join('')
  const head = narrow
    ? [`${'account'.padEnd(12)}  name`, `    ${columns}`.trimEnd()]
    : [`${'account'.padEnd(12)}  ${'name'.padEnd(name)}  ${columns}`.trimEnd()]
  return { head: head.map((one) => look.paint('bold', one)), lines }
}

/** The audit of an organization for people: one line per account, and a total. */
export function organizationText(
  audit: OrganizationAudit,
  look: Look,
  practice = '',
  since?: OrganizationSince,
): string {
  const { organization, rows, at } = audit
  const { head, lines } = accountTable(rows, look)
  return [
    `${look.paint('bold', 'The root users')} of organization ${visible(organization)}, ${minute(at)} UTC`,
    '',
    ...head,
    ...rows.flatMap(lines),
    '',
    ...rows.flatMap((row) =>
      row.missing.length === 0
        ? []
        : [...wrapped(`Not seen of ${row.account} (${row.name}): ${row.missing.join(', ')}.`, look, '', 2), ''],
    ),
    ...wrapped(`${count(rows.length, 'account')}: ${outcomes(audit)}.`, look, '', 0),
    ...measureNames.flatMap((one) => wrapped(`${titles[one]}: ${totals(audit, one)}.`, look, '', 0)),
    ...(since === undefined ? [] : wrapped(sinceText(since), look, '', 0)),
    ...(since?.broken ?? []).flatMap((one) => wrapped(changeText(one), look, '  ', 4)),
    '',
    ...featureLines(audit, practice).flatMap((one) => wrapped(one, look, '', 0)),
    ...recoveryLines(audit).flatMap((one) => wrapped(one, look, '', 2)),
    '',
  ].join('\n')
}

const cell = (value: boolean | number | string | null): string => (value === null ? '' : String(value))

/** Empty where recovery was not asked for, and for a closed account. */
const recoveryCells = (one: AccountRecovery | undefined): readonly string[] =>
  one ? [one.state, recoveryLacks(one).join('; ')] : ['', '']

/** The audit of an organization as CSV (RFC 4180): one row per account. */
export function* organizationCsv({
  rows,
  partition,
  recovery,
  govCloudPairs,
}: OrganizationAudit): Generator<string, void, undefined> {
  const facts = ['password', 'accessKeys', 'certificates', 'devices', 'lastSignInAt', 'lastKeyUseAt'] as const
  const recoveries = new Map((recovery ?? []).map((one) => [one.account, one]))
  const pairs = new Map((govCloudPairs ?? []).map(({ account, govCloud }) => [account, govCloud]))
  yield csvRow([
    ...['account', 'name', 'outcome', ...measureNames, ...facts, 'why', 'missing', 'at', 'assumed'],
    ...['recovery', 'recoveryLacks', 'govCloudAccount'],
  ])
  for (const row of rows)
    yield csvRow([
      row.account,
      row.name,
      row.outcome,
      ...measureNames.map((name) => row.states[name]),
      ...facts.map((fact) => cell(row[fact])),
      row.why ?? '',
      row.missing.join('; '),
      row.at,
      assumedOf(partition) ?? '',
      ...recoveryCells(recoveries.get(row.account)),
      pairs.get(row.account) ?? '',
    ])
}

/** The audit of an organization as Markdown. */
export function* organizationMarkdown(
  audit: OrganizationAudit,
  practice = '',
  since?: OrganizationSince,
): Generator<string, void, undefined> {
  yield `# The root users of organization ${plain(audit.organization)}\n\n${minute(audit.at)} UTC, ${count(audit.rows.length, 'account')}: ${outcomes(audit)}.\n\n`
  const changed = since === undefined ? [] : [sinceText(since), ...since.broken.map(changeText)]
  for (const line of [...changed, ...featureLines(audit, practice), ...recoveryLines(audit)]) yield `- ${plain(line)}\n`
  yield '\n'
  yield tableRow(['Account', 'Name', ...measureNames.map((name) => titles[name]), 'Not seen'])
  yield tableRow(Array.from({ length: measureNames.length + 3 }, () => '---'))
  for (const row of audit.rows)
    yield tableRow([
      code(row.account),
      plain(row.name),
      ...measureNames.map((name) => row.states[name]),
      plain(whyNotSeen(row)),
    ])
  yield tableRow(['Total', '', ...measureNames.map((name) => totals(audit, name)), ''])
}
