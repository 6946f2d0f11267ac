import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { auditWholeOrganization } from '../../src/app/root-org.ts'
import { diffRuns } from '../../src/ledger/diff.ts'
import { snapshotOf } from '../../src/ledger/snapshot.ts'
import { diffHtml } from '../../src/report/diff/html.ts'
import { blindSpot, bucket, reported } from '../../src/report/examples.ts'
import { rootHtml } from '../../src/report/root/html.ts'
import { organizationHtml } from '../../src/report/root/organization-html.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessTo, auditBy, ioOf } from '../root/in-test.ts'
import { type Browser, faults, startBrowser } from './in-test.ts'

let browser: Browser
const pages: Record<string, string> = {}
beforeAll(async () => {
  const practice = await startPracticeAccount()
  try {
    pages['root'] = [...rootHtml(await auditBy(practice, 'auditor'))].join('')
    const admin = clientFor(practice, 'admin')
    await new Organizations(admin).enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' })
    await new IAM(admin).enableOrganizationsRootCredentialsManagement({})
    const audit = await auditWholeOrganization({ ...accessTo(practice, 'admin'), days: 90 }, ioOf())
    pages['root --org'] = [...organizationHtml(audit)].join('')
  } finally {
    await practice.close()
  }
  const met = { VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: {} }
  const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
  const [before, after] = [
    reported([bucket('breaks', met), bucket('mended', unmet), bucket('gone', unmet)]),
    reported([bucket('breaks', unmet), bucket('mended', met), bucket('new', unmet)], [blindSpot]),
  ].map(({ head, model, ledger }) => snapshotOf(head, model, ledger))
  if (before && after) pages['diff'] = [...diffHtml(diffRuns(before, after))].join('')
  browser = await startBrowser()
})
afterAll(() => browser.close())

const phone = { viewport: { width: 320, height: 640 }, hasTouch: true }

test.each(['root', 'root --org', 'diff'])(
  '%s: axe finds no fault, it fits a phone, and asks for nothing',
  async (name) => {
    for (const options of [{}, { colorScheme: 'dark' as const }, phone, { ...phone, colorScheme: 'dark' as const }]) {
      const { page, problems, requests } = await browser.open(pages[name] ?? '', options)
      expect(await faults(page)).toEqual([])
      expect(problems).toEqual([])
      expect(requests).toEqual([page.url()])
      const { width } = page.viewportSize() ?? { width: 0 }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      // the same on paper
      await page.emulateMedia({ media: 'print' })
      expect(await faults(page)).toEqual([])
    }
  },
)

test('a state of the four measures is read across a room: forty pixels high or more', async () => {
  const { page } = await browser.open(pages['root'] ?? '')
  const sizes = await page
    .locator('.state')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))
  expect(sizes).toHaveLength(4)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(40)
})
