import { visible } from '../../core/visible.ts'
import { measureNames } from '../../root/audit.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'
import type { OrganizationSince } from '../../root/organization-since.ts'
import { LINES, nextLine } from '../terminal/fitted.ts'
import { cut, type Look, wrapped } from '../terminal/look.ts'
import { organizationHeadline, sinceText } from '../views/organization-summary.ts'
import { featureLines, recoveryLines, totals } from '../views/root-organization.ts'
import { titles } from '../views/root-words.ts'
import { count, minute } from '../views/words.ts'
import { accountTable, byPressure } from './organization.ts'

const LABEL = 18

/** The audit of an organization on one screen: the audited accounts, most urgent first, and counts of the rest. */
export function organizationScreen(
  audit: OrganizationAudit,
  look: Look,
  practice = '',
  since?: OrganizationSince,
): string {
  const { organization, rows, at } = audit
  const audited = rows.filter(({ outcome }) => outcome === 'audited').sort(byPressure)
  const table = accountTable(audited, look)
  const top = [
    `${look.paint('bold', 'The root users')} of organization ${cut(organization, look.width - 30, look)}, ${minute(at)} UTC`,
    '',
  ]
  // the others are listed separately, with the reason
  const unread = audited.filter(({ missing }) => missing.length > 0).length
  const recovery = recoveryLines(audit).length
  const bottom = [
    ...apart(rows, look),
    '',
    ...measureNames.flatMap((one) => wrapped(totals(audit, one), look, titles[one].padEnd(LABEL), LABEL)),
    ...(since === undefined ? [] : wrapped(sinceText(since), look, '', 2)),
    ...(unread > 0 ? [`${'Not all read'.padEnd(LABEL)}${count(unread, 'account')} (--details)`] : []),
    ...(recovery > 0 ? [`${'Recovery'.padEnd(LABEL)}${count(recovery, 'note')} (--details)`] : []),
    '',
    ...featureLines(audit, practice).flatMap((one) => wrapped(one, look, '', 2)),
    ...nextLine(['demarc root --org --watch-list', 'or add --details, --out org.html'], look, practice),
    look.paint('bold', organizationHeadline(audit)),
  ]
  const room = LINES - top.length - bottom.length - table.head.length - 1
  const lines: string[] = []
  let shown = 0
  for (const row of audited) {
    const more = table.lines(row)
    if (lines.length + more.length > room) break
    lines.push(...more)
    shown++
  }
  const left = audited.length - shown
  return [
    ...top,
    ...(audited.length > 0 ? [...table.head, ...lines] : []),
    ...(left > 0 ? [look.paint('dim', `and ${count(left, 'account')} more (--details)`)] : []),
    ...bottom,
    '',
  ].join('\n')
}

/** The accounts that were not audited, by reason. */
function apart(rows: readonly OrganizationRow[], look: Look): readonly string[] {
  const reasons = new Map<string, string[]>()
  for (const { outcome, why, account } of rows)
    if (outcome !== 'audited') {
      const key = `${outcome}: ${why ?? ''}`
      reasons.set(key, [...(reasons.get(key) ?? []), account])
    }
  const most = 4
  const shown = [...reasons].sort(([, a], [, b]) => b.length - a.length)
  return [
    ...shown.slice(0, most).map(([reason, accounts]) => {
      const whose = accounts.length === 1 ? (accounts[0] ?? '') : count(accounts.length, 'account')
      return look.paint('dim', cut(`${visible(whose).padEnd(14)}${reason}`, look.width, look))
    }),
    ...(shown.length > most ? [look.paint('dim', `and ${shown.length - most} more reasons (--details)`)] : []),
  ]
}
