import { visible, visibleJson } from '../../core/visible.ts'
import type { LeftOver } from '../../root/fix/left-over.ts'
import type { MemberFix, OrganizationFix } from '../../root/fix/organization.ts'
import type { OrganizationFixDocument } from '../../root/fix/organization-document.ts'
import { sayStep } from '../../root/fix/steps.ts'
import { csvRow } from '../formats/csv.ts'
import { code, plain, tableRow } from '../formats/markdown-text.ts'
import { type Look, wrapped } from '../terminal/look.ts'
import { count } from '../views/words.ts'
import { ends, leftText } from './fix.ts'

/** One line for the terminal, or a row of a table: the words for a step, by its state. */
interface Line {
  readonly mark: readonly [unicode: string, ascii: string]
  readonly state: string
  readonly title: string
  readonly why: string
  /** When a step's end was known; absent where it was only planned. */
  readonly at?: string
}

function linesOf({ plan, why, results }: MemberFix): readonly Line[] {
  if (!plan) return [{ mark: ['✗', 'x'], state: 'could not be made', title: 'A plan', why: why ?? '' }]
  const came = new Map((results ?? []).map(({ step, is, why: because, at }) => [step, { is, because, at }]))
  return [
    ...plan.steps.map((step): Line => {
      const end = came.get(step)
      if (!end) return { mark: ['→', '>'], state: 'planned', title: sayStep(step), why: '' }
      const [unicode, ascii, state] = ends[end.is]
      const said = { mark: [unicode, ascii] as const, state, title: sayStep(step), why: end.because ?? '' }
      return end.at === null ? said : { ...said, at: end.at }
    }),
    ...plan.already.map((step): Line => ({ mark: ['✓', '+'], state: 'done already', title: sayStep(step), why: '' })),
    ...plan.refused.map(
      ({ title, why: because }): Line => ({ mark: ['✗', 'x'], state: 'not done', title, why: because }),
    ),
  ]
}

/** What to know about a member with a GovCloud account (govcloud-us/latest/UserGuide/govcloud-account-root-user.html). */
function pairText({ govCloudPairs }: OrganizationFix, { account, plan }: MemberFix): string | undefined {
  const pair = govCloudPairs?.find((one) => one.account === account)
  if (!pair) return undefined
  const loses = plan?.steps.some(({ kind }) => kind === 'delete-password')
  return `It has the GovCloud account ${pair.govCloud}: AWS Support gives that account's root keys to the root user of ${account} alone${loses ? ', which must be allowed a password again before it can ask for them' : ''}.`
}

const pairsUnseen = ({ govCloudPairs }: OrganizationFix): readonly string[] =>
  govCloudPairs === null
    ? ['Which members have a GovCloud account could not be read: allow organizations:ListCreateAccountStatus.']
    : []

/** The number of steps and accounts: planned ones, or those with changes. */
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

/** The plan or its results for people, by account. */
export function organizationFixText(fix: OrganizationFix, look: Look): string {
  const lines = [
    ...fix.leftOver.flatMap((one) => wrapped(leftText(one), look, '', 0)),
    look.paint('bold', `The root users of the members of ${visible(fix.organization)}`),
  ]
  for (const member of fix.members) {
    lines.push('', look.paint('bold', `${visible(member.account)}  ${visible(member.name)}`))
    const shown = linesOf(member)
    if (shown.length === 0) lines.push('  Nothing is to be done.')
    for (const { mark, state, title, why } of shown)
      lines.push(
        ...wrapped(`${title}: ${state}${why === '' ? '' : ` (${why})`}`, look, `  ${mark[look.unicode ? 0 : 1]} `, 4),
      )
    const pair = pairText(fix, member)
    if (pair !== undefined) lines.push(...wrapped(pair, look, '  ', 2))
  }
  const last = [...pairsUnseen(fix), totalText(fix)].flatMap((one) => wrapped(one, look, '', 0))
  return `${[...lines, '', ...last].join('\n')}\n`
}

/** The plan as a document of `demarc.root-fix-org/2` (schema/root-fix-org.schema.json). */
const document = ({
  organization,
  management,
  at,
  applied,
  members,
  leftOver,
  govCloudPairs,
}: OrganizationFix): OrganizationFixDocument => ({
  schema: 'demarc.root-fix-org/2',
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
  govCloudPairs: govCloudPairs && [...govCloudPairs],
})

export const organizationFixJson = (fix: OrganizationFix): string => `${visibleJson(document(fix), 2)}\n`

/**
 * One row per step, for an auditor's spreadsheet; steps left by earlier runs come first. `at` is when the step's end was known, and of
 * what was only planned the time of the plan.
 */
export function* organizationFixCsv(fix: OrganizationFix): Generator<string, void, undefined> {
  const { members, at, organization, leftOver, govCloudPairs } = fix
  const pairs = new Map(govCloudPairs?.map(({ account, govCloud }) => [account, govCloud]))
  const names = new Map(members.map(({ account, name }) => [account, name]))
  const row = (account: string, state: string, title: string, why: string, when = at): string =>
    csvRow([organization, account, names.get(account) ?? '', state, title, why, pairs.get(account) ?? '', when])
  yield csvRow(['organization', 'account', 'name', 'state', 'step', 'why', 'govCloudAccount', 'at'])
  for (const { step, at: when, is, why } of leftOver)
    yield row(step.account, `of an earlier run: ${fateWords[is]}`, sayStep(step), why ?? '', when)
  for (const member of members) {
    const lines = linesOf(member)
    if (lines.length === 0) yield row(member.account, 'nothing to do', '', '')
    for (const { state, title, why, at: when } of lines) yield row(member.account, state, title, why, when)
  }
}

const fateWords: Readonly<Record<LeftOver['is'], string>> = {
  done: 'done',
  'not-done': 'not done',
  unknown: 'not known',
}

export function* organizationFixMarkdown(fix: OrganizationFix): Generator<string, void, undefined> {
  yield `# The root users of the members of ${plain(fix.organization)}\n\n${plain(fix.at)}. ${plain(totalText(fix))}\n\n`
  const notes = markdownNotes(fix)
  yield* notes
  // without an empty line, the table would become part of the last note
  if (notes.length > 0) yield '\n'
  yield tableRow(['Account', 'Name', 'State', 'Step', 'Why'])
  yield tableRow(['---', '---', '---', '---', '---'])
  for (const member of fix.members) {
    const lines = linesOf(member)
    const rows = lines.length > 0 ? lines : [{ state: 'nothing to do', title: '', why: '' }]
    for (const { state, title, why } of rows)
      yield tableRow([code(member.account), plain(member.name), plain(state), plain(title), plain(why)])
  }
}

const markdownNotes = (fix: OrganizationFix): readonly string[] => [
  ...[...fix.leftOver.map(leftText), ...pairsUnseen(fix)].map((one) => `- ${plain(one)}\n`),
  ...fix.members.flatMap((member) => {
    const pair = pairText(fix, member)
    return pair === undefined ? [] : [`- ${code(member.account)}: ${plain(pair)}\n`]
  }),
]
