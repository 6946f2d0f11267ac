/** @module-tag sweep */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { RootOptions } from '../../src/app/root.ts'
import { actionOf } from '../../src/collect/sdk.ts'
import { tellMissing } from '../../src/collect/seen.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { noPaint } from '../../src/report/paint.ts'
import { rootHtml } from '../../src/report/root/html.ts'
import { rootDocument } from '../../src/report/root/json.ts'
import { rootCsv, rootMarkdown } from '../../src/report/root/tables.ts'
import { rootText } from '../../src/report/root/text.ts'
import { type MeasureName, measureNames } from '../../src/root/audit.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { type FaultProxy, startProxy } from '../faults/proxy.ts'
import { sample } from '../sample.ts'
import { accessTo, auditBy, ioOf } from './in-test.ts'

const all = measureNames
const use: readonly MeasureName[] = ['limited-use']
const keys: readonly MeasureName[] = ['no-access-keys', 'limited-use']
const mfa: readonly MeasureName[] = ['mfa']
const password: readonly MeasureName[] = ['strong-password']

/** The measures that would use what a call answers, whatever decides them in the end. */
const usedBy: Readonly<Record<string, readonly MeasureName[]>> = {
  'cloudtrail:DescribeTrails': use,
  'cloudtrail:GetEventSelectors': use,
  'cloudtrail:GetTrailStatus': use,
  'cloudtrail:LookupEvents': use,
  'cloudwatch:DescribeAlarms': use,
  'cloudwatch:ListAlarmMuteRules': use,
  'ec2:DescribeRegions': use,
  'events:ListRules': use,
  'events:ListTargetsByRule': use,
  'iam:GenerateCredentialReport': all,
  'iam:GetAccessKeyLastUsed': keys,
  'iam:GetAccountPasswordPolicy': password,
  'iam:GetAccountSummary': all,
  'iam:GetCredentialReport': all,
  'iam:ListAccessKeys': keys,
  'iam:ListMFADevices': mfa,
  // what the organization has enabled is no measure of the root user; the audit shows it apart
  'iam:ListOrganizationsFeatures': [],
  'iam:ListSigningCertificates': keys,
  'iam:ListUsers': mfa,
  'iam:ListVirtualMFADevices': mfa,
  'logs:DescribeMetricFilters': use,
  'organizations:DescribeOrganization': password,
  'sns:ListSubscriptionsByTopic': use,
}
/** By these the audit knows the caller and the account: without them there is none. */
const first = new Set(['sts:GetCallerIdentity', 'sts:AssumeRole', 'iam:GetLoginProfile'])

let practice: Practice
let proxy: FaultProxy
beforeAll(async () => {
  practice = await startPracticeAccount()
  proxy = await startProxy(practice)
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

/** A member has no EC2 in the practice account, so that its regions are named. */
const inShop: Partial<RootOptions> = {
  roleArn: `arn:aws:iam::${members.shop.id}:role/OrganizationAccountAccessRole`,
  regions: ['us-east-1'],
}
let tags = 0

const callers: readonly [string, 'auditor' | 'root' | 'admin', Partial<RootOptions>, number][] = [
  ['an auditor of an account whose root user has no MFA', 'auditor', {}, 15],
  ['the root user itself', 'root', {}, 17],
  ['a role in an account whose root user has a device', 'admin', inShop, 10],
]
describe.each(sample(callers, [() => 'any']))('asked by %s', (_, who, more, calls) => {
  const audit = (tag: string, onCall?: (action: string) => void) =>
    auditBy(
      practice,
      who,
      { ...accessTo(practice, who, proxy), ...more },
      {
        ...ioOf(undefined, ({ service, operation }) => onCall?.(actionOf(sdk[service], operation))),
        userAgent: tag,
      },
    )

  test('each call that is refused is named by every measure that would have used it, whatever its state', async () => {
    const asked = new Set<string>()
    const clean = await audit('clean', (action) => asked.add(action))
    // no call shows what the organization's account does with the log of its trail
    const lacking = clean.measures.flatMap(({ missing }) => missing.filter(({ is }) => is !== 'hidden'))
    expect(lacking.map(tellMissing)).toEqual([])
    // where the regions are named, nothing is missing for a list of them
    const skipped = new Set([...first, ...(more.regions ? ['ec2:DescribeRegions'] : [])])
    const actions = [...asked].filter((action) => !skipped.has(action)).sort()
    expect(actions.length).toBeGreaterThanOrEqual(calls)
    for (const action of actions) {
      const tag = `case-${++tags}`
      proxy.plans.set(tag, (call) => (action.endsWith(`:${call.operation}`) ? 'deny' : undefined))
      const found = await audit(tag)
      expect(proxy.met.get(tag), `${action} was asked`).toBeGreaterThan(0)
      const naming = found.measures.filter(({ missing }) =>
        missing.some((one) => one.is === 'refused' && one.call === action && one.kind === 'denied'),
      )
      expect([action, naming.map(({ measure }) => measure)]).toEqual([action, usedBy[action]])
    }
  })
})

test('what is missing stands in every form of the report, also beside a measure that is unmet', async () => {
  const tag = `case-${++tags}`
  proxy.plans.set(tag, ({ operation }) => (operation === 'GetCredentialReport' ? 'deny' : undefined))
  const audit = await auditBy(practice, 'auditor', accessTo(practice, 'auditor', proxy), {
    ...ioOf(),
    userAgent: tag,
  })
  const said = 'iam:GetCredentialReport (access denied)'
  expect(rootDocument(audit).measures.map(({ state, missing }) => [state, missing])).toEqual([
    ['unknown', [said]],
    ['unmet', [said]],
    ['unmet', [said]],
    ['unmet', [said]],
  ])
  const count = (text: string): number => text.split(said).length - 1
  expect(count(rootText(audit, { paint: noPaint, width: 100, unicode: true }))).toBe(4)
  expect(count([...rootHtml(audit)].join(''))).toBe(4)
  expect(count([...rootCsv(audit)].join(''))).toBe(4)
  // a table has no place for it beside each measure: it stands once, below
  expect(count([...rootMarkdown(audit)].join('').replaceAll('\\', ''))).toBe(1)
})
