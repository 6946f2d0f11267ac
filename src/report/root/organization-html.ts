import { measureNames } from '../../root/audit.ts'
import type { OrganizationAudit } from '../../root/organization-audit.ts'
import type { OrganizationSince } from '../../root/organization-since.ts'
import { xml } from '../formats/xml.ts'
import { headHtml } from '../html/head.ts'
import { barHtml, panel } from '../html/summary.ts'
import { timeHtml, topHtml } from '../html/top.ts'
import {
  changeText,
  first,
  type MeasurePosture,
  type OrganizationSummary,
  organizationSummary,
  sinceText,
} from '../views/organization-summary.ts'
import { featureLines, recoveryLines, whyNotSeen } from '../views/root-organization.ts'
import { titles } from '../views/root-words.ts'
import { count, minute, number } from '../views/words.ts'
import { rootCss, table } from './html.ts'

/** The most problems and changes in the summary. */
const [PROBLEMS, CHANGES] = [5, 5]

/** The audit of an organization as a self-contained page: a summary to read in a minute, then every account. */
export function* organizationHtml(
  audit: OrganizationAudit,
  practice = '',
  since?: OrganizationSince,
): Generator<string, void, undefined> {
  const { organization, at, rows, total } = audit
  yield headHtml(`The root users of ${organization}`, rootCss, undefined)
  yield `<body>\n${topHtml({
    title: 'The root users',
    beside: organization,
    about: `${timeHtml(at, minute(at))}.`,
    figures: [
      { value: number(rows.length), label: 'accounts', name: 'accounts' },
      { value: number(total.outcomes.audited), label: 'audited', name: 'coverage' },
      { value: number(unmetIn(audit)), label: 'with an unmet measure', name: 'critical' },
    ],
  })}<main>
${summaryHtml(audit, organizationSummary(audit), practice, since)}`
  yield table(
    'Every account',
    ['Account', 'Name', ...measureNames.map((name) => titles[name]), 'Not seen'],
    rows.map((row) => ({
      cells: [
        { text: row.account },
        { text: row.name },
        ...measureNames.map((name) => ({ text: row.states[name], kind: `${row.states[name]} word` })),
        { text: whyNotSeen(row) },
      ],
    })),
  )
  yield '</main>\n</body>\n</html>\n'
}

const unmetIn = ({ rows }: OrganizationAudit): number =>
  rows.filter(({ states }) => Object.values(states).includes('unmet')).length

function summaryHtml(
  audit: OrganizationAudit,
  { headline, posture, problems, signatures }: OrganizationSummary,
  practice: string,
  since: OrganizationSince | undefined,
): string {
  const notes = [...featureLines(audit, practice), ...recoveryLines(audit)]
  return `<section id="summary" aria-labelledby="h-summary"><h2 id="h-summary">Summary</h2>
<p class="headline">${xml(headline)}</p>
<div class="panels">
<div>${postureHtml(posture)}
${problemsHtml(problems, practice)}</div>
<div>${sinceHtml(since)}
${signaturesHtml(signatures)}
${panel('organization', 'The organization', `<ul>${notes.map((line) => `<li>${xml(line)}</li>`).join('')}</ul>`)}</div>
</div></section>
`
}

function postureHtml(rows: readonly MeasurePosture[]): string {
  const body = rows.map(({ title, met, attested, unmet, unknown, toAttest }) => {
    const cells = [
      ['met', met + attested],
      ['unmet', unmet],
      ['not readable', unknown],
      ['to attest', toAttest],
    ] as const
    const figures = cells.map(([label, n]) => `<td class="n" data-label="${label}">${number(n)}</td>`).join('')
    return `<tr><th scope="row">${xml(title)}${barHtml({ met, attested, unmet, notReadable: unknown, toAttest })}</th>${figures}</tr>`
  })
  return panel(
    'posture',
    'Posture by measure',
    `<div class="scroll" role="region" aria-labelledby="h-posture" tabindex="0"><table class="posture"><thead><tr><th scope="col">accounts</th><th scope="col" class="n"><i class="p-met"></i>met or attested</th><th scope="col" class="n"><i class="p-unmet"></i>unmet</th><th scope="col" class="n"><i class="p-notReadable"></i>not readable</th><th scope="col" class="n"><i class="p-toAttest"></i>to attest</th></tr></thead><tbody>${body.join('')}</tbody></table></div>`,
  )
}

function problemsHtml(problems: OrganizationSummary['problems'], practice: string): string {
  if (problems.length === 0) return panel('top', 'Fix first', '<p>No problems.</p>')
  const items = problems.slice(0, PROBLEMS).map(({ text, accounts, fix }) => {
    const command = `${fix}${practice === '' || !/^demarc (?:root|mfa)/.test(fix) ? '' : ` ${practice}`}`
    return `<li><b>${xml(text)}</b><span class="sub">${count(accounts.length, 'account')}: ${xml(first(accounts))}. <code>${xml(command)}</code></span></li>`
  })
  const left = problems.length > PROBLEMS ? ` <span class="muted">${PROBLEMS} of ${number(problems.length)}</span>` : ''
  return panel('top', `Fix first${left}`, `<ol class="top-list">${items.join('')}</ol>`)
}

function sinceHtml(since: OrganizationSince | undefined): string {
  if (since === undefined)
    return panel(
      'since',
      'Since the baseline',
      '<p class="muted">No baseline was given. <code>demarc root --org --baseline org.json</code> shows here what changed.</p>',
    )
  const items = [...since.broken, ...since.found, ...since.fixed, ...since.unseen].slice(0, CHANGES)
  const list = items.map((one) => `<li>${xml(changeText(one))}</li>`).join('')
  return panel(
    'since',
    'Since the baseline',
    `<p>${xml(sinceText(since))}</p>${list === '' ? '' : `<ul class="top-list">${list}</ul>`}`,
  )
}

function signaturesHtml(signatures: OrganizationSummary['signatures']): string {
  const items = signatures.map(({ title, covers }) => `<li>${xml(title)} <span class="sub">${xml(covers)}</span></li>`)
  return panel(
    'signatures',
    'To sign',
    items.length === 0 ? '<p>Nothing waits for a signature.</p>' : `<ul class="plain-list">${items.join('')}</ul>`,
  )
}
