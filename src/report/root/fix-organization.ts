import { visible, visibleJson } from '../../core/visible.ts'
import type { MemberFix, OrganizationFix } from '../../root/fix/organization.ts'
import type { OrganizationFixDocument } from '../../root/fix/organization-document.ts'
import { sayStep } from '../../root/fix/steps.ts'
import { csvRow } from '../formats/csv.ts'
import { code, plain, tableRow } from '../formats/markdown-text.ts'
import { type Look, wrapped } from '../terminal/look.ts'
import { count } from '../views/words.ts'
import { ends, leftText } from './fix.ts'

/** One line for the terminal, or a row of a table: what is said of a step, by its state. */
interface Line {
  readonly mark: readonly [unicode: string, ascii: string]
  readonly state: string
  readonly says: string
  readonly why: string
}

function linesOf({ plan, why, results }: MemberFix): readonly Line[] {
  if (!plan) return [{ mark: ['✗', 'x'], state: 'could not be made', says: 'A plan', why: why ?? '' }]
  const came = new Map((results ?? []).map(({ step, is, why: because }) => [step, { is, because }]))
  return [
    ...plan.steps.map((step): Line => {
      const end = came.get(step)
      if (!end) return { mark: ['→', '>'], state: 'planned', says: sayStep(step), why: '' }
      const [unicode, ascii, state] = ends[end.is]
      return { mark: [unicode, ascii], state, says: sayStep(step), why: end.because ?? '' }
    }),
    ...plan.already.map((step): Line => ({ mark: ['✓', '+'], state: 'done already', says: sayStep(step), why: '' })),
    ...plan.refused.map(
      ({ says, why: because }): Line => ({ mark: ['✗', 'x'], state: 'not done', says, why: because }),
    ),
  ]
}

/** How many steps of how many accounts: of those planned, or of those in which something was done. */
function totalText({ members, applied }: OrganizationFix): string {
  const steps = members.reduce((sum, { plan }) => sum + (plan?.steps.length ?? 0), 0)
  const planned = members.filter(({ plan }) => plan && plan.steps.length > 0).length
  const ends = members.map(({ results }) => (results ?? []).filter(({ is }) => is === 'done').length)
  const done = ends.reduce((sum, one) => sum + one, 0)
  const changed = ends.filter((one) => one > 0).length
  const without = members.filter(({ plan }) => !plan).length
  return [
    applied
      ? `${done} of ${count(steps, 'step')} done and read back, in ${changed} of ${count(planned, 'account')} with steps.`
      : `${count(steps, 'step')} in ${count(planned, 'account')} of ${members.length}.`,
    ...(without === 0 ? [] : [`No plan could be made for ${count(without, 'account')}.`]),
  ].join(' ')
}

/** The plan, or what came of it, for people: by account. */
export function organizationFixText(fix: OrganizationFix, look: Look): string {
  const lines = [
    ...fix.leftOver.flatMap((one) => wrapped(leftText(one), look, '', 0)),
    look.paint('bold', `The root users of the members of ${visible(fix.organization)}`),
  ]
  for (const member of fix.members) {
    lines.push('', look.paint('bold', `${visible(member.account)}  ${visible(member.name)}`))
    const shown = linesOf(member)
    if (shown.length === 0) lines.push('  Nothing is to be done.')
    for (const { mark, state, says, why } of shown)
      lines.push(
        ...wrapped(`${says}: ${state}${why === '' ? '' : ` (${why})`}`, look, `  ${mark[look.unicode ? 0 : 1]} `, 4),
      )
  }
  return `${[...lines, '', totalText(fix)].join('\n')}\n`
}

/** The same as a document of `demarc.root-fix-org/1` (schema/root-fix-org.schema.json). */
const document = ({
  organization,
  management,
  at,
  applied,
  members,
  leftOver,
}: OrganizationFix): OrganizationFixDocument => ({
  schema: 'demarc.root-fix-org/1',
  organization,
  management,
  at,
  applied,
  members: members.map(({ account, name, plan, why, results }) => ({
    account,
    name,
    plan: plan && { steps: [...plan.steps], already: [...plan.already], refused: [...plan.refused] },
    why,
    results: results && [...results],
  })),
  leftOver: [...leftOver],
})

export const organizationFixJson = (fix: OrganizationFix): string => `${visibleJson(document(fix), 2)}\n`

/** A row for each step, for an auditor's spreadsheet. */
export function* organizationFixCsv({
  members,
  at,
  organization,
}: OrganizationFix): Generator<string, void, undefined> {
  yield csvRow(['organization', 'account', 'name', 'state', 'step', 'why', 'at'])
  for (const member of members) {
    const lines = linesOf(member)
    if (lines.length === 0) yield csvRow([organization, member.account, member.name, 'nothing to do', '', '', at])
    for (const { state, says, why } of lines)
      yield csvRow([organization, member.account, member.name, state, says, why, at])
  }
}

export function* organizationFixMarkdown(fix: OrganizationFix): Generator<string, void, undefined> {
  yield `# The root users of the members of ${plain(fix.organization)}\n\n${plain(fix.at)}. ${plain(totalText(fix))}\n\n`
  for (const one of fix.leftOver) yield `- ${plain(leftText(one))}\n`
  yield tableRow(['Account', 'Name', 'State', 'Step', 'Why'])
  yield tableRow(['---', '---', '---', '---', '---'])
  for (const member of fix.members) {
    const lines = linesOf(member)
    const rows = lines.length > 0 ? lines : [{ state: 'nothing to do', says: '', why: '' }]
    for (const { state, says, why } of rows)
      yield tableRow([code(member.account), plain(member.name), plain(state), plain(says), plain(why)])
  }
}
