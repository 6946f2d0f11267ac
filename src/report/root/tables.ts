import { tellMissing } from '../../collect/seen.ts'
import { assumptionOf } from '../../core/assumption.ts'
import type { RootAudit } from '../../root/audit.ts'
import { tellNext } from '../../root/next-steps.ts'
import { csvRow } from '../formats/csv.ts'
import { code, ours, plain, tableRow } from '../formats/markdown-text.ts'
import { rootView } from '../views/root.ts'
import { measureFacts } from '../views/root-facts.ts'
import { doneBy, marks, mfaWord, stateWord } from '../views/root-words.ts'

/** The audit as CSV (RFC 4180): one row per measure, assumption, device and event; the first column says which. */
export function* rootCsv(audit: RootAudit, practice = ''): Generator<string, void, undefined> {
  yield csvRow(['kind', 'account', 'name', 'state', 'at', 'reason', 'missing', 'next', 'evidence'])
  const { account } = audit
  for (const one of audit.measures) {
    const { measure, state, reason, missing, next } = one
    const facts = measureFacts(one, audit.partition).join('; ')
    const [lacks, advice] = [
      missing.map(tellMissing).join('; '),
      next.map((step) => tellNext(step, practice)).join(' '),
    ]
    yield csvRow(['measure', account, measure, state, audit.at, reason, lacks, advice, facts])
  }
  const assumed = assumptionOf(audit.partition)
  for (const fact of assumed?.facts ?? [])
    yield csvRow([
      'assumption',
      account,
      fact,
      'assumed',
      audit.at,
      assumed?.why ?? '',
      '',
      '',
      assumed?.pages.join(' ') ?? '',
    ])
  for (const { family, serial, enabledAt } of audit.devices)
    yield csvRow(['device', account, serial ?? '', family, enabledAt ?? '', '', '', '', ''])
  for (const one of audit.activity) {
    const text = `${one.source} in ${one.region}, ${mfaWord(one.mfa)}, from ${one.ip ?? ''}: ${one.userAgent ?? ''}`
    yield csvRow([one.class, account, one.event, one.result, one.at, text, '', '', ''])
  }
}

/** The audit as Markdown. */
export function* rootMarkdown(audit: RootAudit, practice = ''): Generator<string, void, undefined> {
  const { devices, activity } = audit
  const { account, at, asked, measures, steps, organization, assumed } = rootView(audit, practice)
  yield `# The root user of account ${plain(account)}\n\n${at} UTC, ${plain(asked)}.\n\n`
  yield tableRow(['Measure', 'State', 'Why', 'Evidence'])
  yield tableRow(['---', '---', '---', '---'])
  for (const { title, state, reason, facts } of measures)
    yield tableRow([title, `${marks[state]} **${stateWord(state)}**`, plain(reason), facts.map(plain).join('; ')])
  const missing = [...new Set(measures.flatMap((one) => one.missing))]
  if (missing.length > 0) yield `\nNot seen: ${missing.map(plain).join('; ')}\n`
  if (assumed !== undefined) yield `\n${ours(assumed)}\n`
  if (steps.length > 0) yield `\n## What to do next\n\n${steps.map((step, n) => `${n + 1}. ${ours(step)}\n`).join('')}`
  if (devices.length > 0) {
    yield '\n## MFA devices\n\n'
    yield tableRow(['Family', 'Serial number', 'Since'])
    yield tableRow(['---', '---', '---'])
    for (const { family, serial, enabledAt } of devices)
      yield tableRow([family, serial === null ? 'inferred' : code(serial), enabledAt?.slice(0, 10) ?? ''])
  }
  if (organization !== undefined) yield `\n## The organization\n\n${plain(organization)}\n`
  if (activity.length === 0) return
  yield '\n## What the root user did in the last 90 days\n\n'
  yield tableRow(['When (UTC)', 'Event', 'Done by', 'MFA', 'From', 'Result'])
  yield tableRow(['---', '---', '---', '---', '---', '---'])
  for (const one of activity)
    yield tableRow([
      one.at.slice(0, 19).replace('T', ' '),
      code(one.event),
      doneBy[one.class],
      mfaWord(one.mfa),
      plain(one.ip ?? ''),
      plain(one.result),
    ])
}
