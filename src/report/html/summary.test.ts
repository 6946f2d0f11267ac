import { expect, test } from 'vitest'
import { diffRuns } from '../../ledger/diff.ts'
import { snapshotOf } from '../../ledger/snapshot.ts'
import { blindSpot, bucket, reported } from '../examples.ts'
import type { Reported } from '../reported.ts'
import { runHtml } from './page.ts'
import { summaryPageHtml } from './summary-page.ts'

const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }
const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
const run = reported([
  bucket('logs', unmet, { tags: { team: 'shop' } }),
  bucket('site', unmet, { tags: { Owner: 'a.lind' } }),
  bucket('signed', unmet),
])
const pageOf = (...of: Parameters<typeof summaryPageHtml>): string => [...summaryPageHtml(...of)].join('')
/** The text of a panel, without its markup. */
const panelOf = (html: string, id: string): string => {
  const from = html.indexOf(`aria-labelledby="h-${id}"`)
  const to = html.indexOf('<div class="panel"', from)
  return html
    .slice(html.indexOf('>', from) + 1, to < 0 ? undefined : to)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}
const snapshotOfRun = ({ head, model, ledger }: Reported) => snapshotOf(head, model, ledger)

test('the summary says how each category stands, what to fix first with its owners, and what waits for a signature', () => {
  const html = pageOf(run)
  expect(panelOf(html, 'posture')).toMatch(/Abstracted 3 resources/)
  expect(panelOf(html, 'top')).toMatch(
    /high Not so: The bucket logs who reads it\. S3\.9; 3 resources\. Owner: a\.lind, shop; 1 resource without/,
  )
  expect(panelOf(html, 'root-user')).toMatch(/Not read/)
  expect(panelOf(html, 'signatures')).toMatch(/Attest: /)
  expect(pageOf(run)).toBe(html)
})

test('an exception that ends within a month waits for a signature too', () => {
  expect(panelOf(pageOf(run), 'signatures')).not.toMatch(/Accept S3\.14/)
  const late = { ...run, head: { ...run.head, startedAt: '2027-09-15T09:00:00.000Z' } }
  expect(panelOf(pageOf(late), 'signatures')).toMatch(
    /Accept S3\.14 again or fix it: .* b\.holm ends on 2027-10-01 signed/,
  )
})

test('the guide for the root user works on the account that was scanned', () => {
  expect(panelOf(pageOf(run), 'root-user')).toMatch(/demarc root guide $/)
  expect(panelOf(pageOf({ ...run, on: '--practice' }), 'root-user')).toMatch(/demarc root guide --practice $/)
  expect([...runHtml({ ...run, on: '--practice' })].join('')).toContain('<code>demarc root guide --practice</code>')
})

test('what changed since a baseline stands in the summary, and in full in the report', () => {
  expect(panelOf(pageOf(run), 'since')).toMatch(/No baseline/)
  const after = reported([bucket('breaks', unmet), bucket('fixed', met)])
  const diff = diffRuns(snapshotOfRun(reported([bucket('breaks', met), bucket('fixed', unmet)])), snapshotOfRun(after))
  const says = panelOf(pageOf(after, diff), 'since')
  expect(says).toMatch(/2 broken, 0 on new resources, 2 fixed/)
  expect(says).toMatch(/high Not so: The bucket logs who reads it\. S3\.9, breaks; broken/)
  const report = [...runHtml(after, diff)].join('')
  expect(report).toContain('<h2 id="h-broken">')
  expect([...runHtml(after)].join('')).not.toContain('<h2 id="h-broken">')
})

test('a framework that nothing was assessed of has no score', () => {
  const nothing = panelOf(pageOf(reported([bucket('logs', {})], [blindSpot])), 'frameworks')
  expect(nothing).toMatch(/CIS AWS Foundations Benchmark 5\.0\.0 not assessed 0 of 0/)
  expect(panelOf(pageOf(run), 'frameworks')).toMatch(/Best Practices 0 % 0 of 1 /)
})
