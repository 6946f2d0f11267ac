/** @module-tag sweep */
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { withRoot } from '../../src/app/root-access.ts'
import { auditWholeOrganization } from '../../src/app/root-org.ts'
import { actionOf } from '../../src/collect/sdk.ts'
import { tellMissing } from '../../src/collect/seen.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { measureNames } from '../../src/root/audit.ts'
import { auditRoot } from '../../src/root/measures.ts'
import { seeOrganization } from '../../src/root/organization-accounts.ts'
import { auditOrganization, type OrganizationRow } from '../../src/root/organization-audit.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { type Asked, type Fate, type Fault, type FaultProxy, faults, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { sample } from '../sample.ts'
import { accessTo, ioOf } from './in-test.ts'

let practice: Practice
let proxy: FaultProxy
type Rows = ReadonlyMap<string, OrganizationRow>
let clean: Rows
/** The calls of a clean run, by the account that they are about. */
const calls = new Map<string, Set<string>>()
beforeAll(async () => {
  practice = await startPracticeAccount()
  proxy = await startProxy(practice)
  const who = clientFor(practice, 'admin')
  await new Organizations(who).enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' })
  await new IAM(who).enableOrganizationsRootCredentialsManagement({})
  clean = await auditMembers(({ operation }, account) => {
    calls.set(account, (calls.get(account) ?? new Set()).add(operation))
    return undefined
  })
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

/** Decides by the account that a call is about: the one whose root user's session it is made in, or is asked for. */
type ByAccount = (call: Asked, account: string) => Fate

let words = 0
function wordFor(fate: ByAccount): string {
  const word = `case-${words++}`
  const sessions = new Map<string, string>()
  proxy.plans.set(word, (call) => {
    if (call.operation !== 'AssumeRoot') return fate(call, sessions.get(call.accessKeyId) ?? practice.account)
    const member = new URLSearchParams(call.body).get('TargetPrincipal') ?? ''
    const opened = (body: string): string => {
      sessions.set(/<AccessKeyId>(.+?)<\/AccessKeyId>/.exec(body)?.[1] ?? '', member)
      return body
    }
    return fate(call, member) ?? opened
  })
  return word
}

const through = (fate: ByAccount, attempts = 1) => ({
  options: { ...accessTo(practice, 'admin', proxy), patience: { attempts, connectMs: 60_000, answerMs: 60_000 } },
  io: { ...ioOf(), userAgent: wordFor(fate) },
})

/** The members' rows; `judge` sees what each rests on. */
function auditMembers(fate: ByAccount, attempts?: number, judge: typeof auditRoot = auditRoot): Promise<Rows> {
  const { options, io } = through(fate, attempts)
  return withRoot({ ...options, regions: ['us-east-1'] }, io, async (reach) => {
    const organization = await seeOrganization(reach)
    const rows = new Map<string, OrganizationRow>()
    await auditOrganization(
      { ...reach, days: 90, asRoot: false, audit: (evidence) => judge(evidence) },
      organization,
      organization.accounts.filter(({ id }) => id !== organization.management),
      async (row) => void rows.set(row.account, row),
    )
    return rows
  })
}

const withoutTime = ({ at: _, ...row }: OrganizationRow): object => row

interface Trouble {
  readonly operation: string
  readonly fault: Fault
}
/** What is wrong with the row of an account where one of its calls went wrong; by what it is without. */
function judged(row: OrganizationRow | undefined, before: OrganizationRow, { operation, fault }: Trouble): string[] {
  const of = `${fault} of ${operation} in ${before.name}`
  if (!row) return [`${of}: no row`]
  const wrong = measureNames.flatMap((name) =>
    row.states[name] === before.states[name] || row.states[name] === 'unknown'
      ? []
      : [`${of}: ${name} is ${row.states[name]}, not ${before.states[name]}`],
  )
  const action = actionOf(operation === 'AssumeRoot' ? sdk.sts : sdk.iam, operation)
  const named = row.missing
  if (before.outcome === 'blocked' && row.outcome === 'blocked') return wrong
  if (!named.some((one) => one.startsWith(`${action} (`))) wrong.push(`${of}: it names ${named.join()}`)
  const facts = ['password', 'accessKeys', 'certificates', 'devices', 'lastSignInAt', 'lastKeyUseAt'] as const
  for (const fact of facts)
    if (row[fact] !== before[fact] && row[fact] !== null) wrong.push(`${of}: ${fact} is ${row[fact]}`)
  return wrong
}

test('any call about a member in whatever trouble: its row knows less and names why, and the others are as they were', async () => {
  const active = Object.values(members)
    .map(({ id }) => id)
    .filter((id) => calls.has(id))
  const left = new Map(
    active.map((id) => [
      id,
      faults.flatMap((fault) => [...(calls.get(id) ?? [])].map((operation) => ({ operation, fault }))),
    ]),
  )
  // each kind of trouble with each call is had by one of the members, the one that has most of them left to do
  const some = sample([...left.values()].flat(), [
    ({ operation }) => operation,
    ({ operation, fault }) => `${operation === 'AssumeRoot'} ${fault}`,
  ])
  const all = new Set(some.map(({ operation, fault }) => `${fault} ${operation}`))
  const runs: Map<string, Trouble>[] = []
  while (all.size > 0) {
    const run = new Map<string, Trouble>()
    // the first of them has none: it must stay as it was
    for (const id of active.filter((_, n) => n !== runs.length % active.length)) {
      const mine = left.get(id)?.find(({ operation, fault }) => all.has(`${fault} ${operation}`))
      if (!mine) continue
      all.delete(`${mine.fault} ${mine.operation}`)
      run.set(id, mine)
    }
    runs.push(run)
  }
  expect([...new Set([...left.values()].flat().map(({ operation }) => operation))].sort()).toEqual([
    'AssumeRoot',
    'GetAccessKeyLastUsed',
    'GetAccountSummary',
    'GetLoginProfile',
    'GetUser',
    'ListAccessKeys',
    'ListMFADevices',
    'ListSigningCertificates',
  ])
  const wrong: string[] = []
  for (const run of runs) {
    const rows = await auditMembers(({ operation }, account) => {
      const trouble = run.get(account)
      return trouble?.operation === operation ? trouble.fault : undefined
    })
    for (const [id, before] of clean) {
      const row = rows.get(id)
      const trouble = run.get(id)
      if (trouble) wrong.push(...judged(row, before, trouble))
      else if (JSON.stringify(row && withoutTime(row)) !== JSON.stringify(withoutTime(before)))
        wrong.push(`${before.name} is ${JSON.stringify(row)} for what befell others: ${JSON.stringify([...run])}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a measure names every call that would have told, its own first', async () => {
  const missing: Record<string, readonly string[]> = {}
  const refused = ['ListAccessKeys', 'ListSigningCertificates', 'ListMFADevices', 'GetAccountSummary']
  const rows = await auditMembers(
    ({ operation }, account) => (account === members.sandbox.id && refused.includes(operation) ? 'deny' : undefined),
    undefined,
    (evidence) => {
      const found = auditRoot(evidence)
      if (found.account === members.sandbox.id)
        for (const one of found.measures)
          missing[one.measure] = one.missing.filter(({ is }) => is === 'refused').map(tellMissing)
      return found
    },
  )
  const denied = (...operations: readonly string[]) => operations.map((one) => `iam:${one} (access denied)`)
  expect(missing).toMatchObject({
    'no-access-keys': denied('ListAccessKeys', 'GetAccountSummary', 'ListSigningCertificates'),
    mfa: denied('ListMFADevices', 'GetAccountSummary'),
  })
  expect(rows.get(members.sandbox.id)?.missing).toEqual(denied(...refused.toSorted()))
})

test('what goes wrong once is asked again, and every row is whole', async () => {
  const ids = [...clean.keys()].filter((id) => calls.has(id))
  const once = (['throttle', 'error', 'reset', 'reset-after', 'error-after'] as const).map((fault, n) => ({
    fault,
    operation: ['AssumeRoot', 'ListMFADevices', 'GetAccountSummary', 'GetLoginProfile', 'ListAccessKeys'][n],
  }))
  const met = new Set<string>()
  const rows = await auditMembers(({ operation }, account) => {
    const mine = once[ids.indexOf(account)]
    if (mine?.operation !== operation || met.has(account)) return undefined
    met.add(account)
    return mine.fault
  }, 2)
  expect(met.size).toBe(once.length)
  for (const [id, before] of clean) expect(rows.get(id)).toMatchObject(withoutTime(before))
})

test('without the list of its accounts there is no audit of an organization: it says why', async () => {
  const whole = (fate: ByAccount) => {
    const { options, io } = through(fate)
    return auditWholeOrganization({ ...options, days: 90 }, io).then(
      () => 'it was audited',
      (error) => `${error.code} ${error.exitCode}`,
    )
  }
  const wrong: string[] = []
  const cases: [Trouble & { readonly page?: number }, string][] = faults.flatMap((fault) => {
    const unlisted = fault === 'deny' ? 'NOT_ENTITLED 2' : 'ORGANIZATION_UNSEEN 3'
    return [
      [{ operation: 'GetCallerIdentity', fault }, 'NO_IDENTITY 2'],
      [{ operation: 'DescribeOrganization', fault }, unlisted],
      [{ operation: 'ListAccounts', fault, page: 1 }, unlisted],
      [{ operation: 'ListAccounts', fault, page: 2 }, unlisted],
    ]
  })
  const some = sample(cases, [
    ([{ operation, page = 1 }]) => `${operation} ${page}`,
    ([{ fault }, expected]) => `${fault} ${expected}`,
  ])
  for (const [{ operation, fault, page = 1 }, expected] of some) {
    let members = 0
    const ended = await whole((call) => {
      if (call.operation === 'AssumeRoot') members += 1
      // the practice organization fits on a page
      if (operation === 'ListAccounts' && page === 2 && call.operation === operation && call.nth === 1)
        return (body) => body.replace(/}$/, ',"NextToken":"of-the-next-page"}')
      return call.operation === operation && call.nth === page ? fault : undefined
    })
    if (ended !== expected) wrong.push(`${fault} of ${operation}, page ${page}: ${ended}, not ${expected}`)
    // those of the first page are audited while the second is asked for
    if (page === 1 && members > 0) wrong.push(`${fault} of ${operation}, page ${page}: ${members} members were asked`)
  }
  expect(wrong).toEqual([])
  // an answer that is one, and says nothing
  expect(await whole(({ operation }) => (operation === 'DescribeOrganization' ? () => '{}' : undefined))).toBe(
    'ORGANIZATION_UNSEEN 3',
  )
  expect(await whole(({ operation }) => (operation === 'ListAccounts' ? () => '{}' : undefined))).toBe(
    'ORGANIZATION_UNSEEN 3',
  )
})

test('what else goes wrong in the management account is its own row alone', async () => {
  const audit = (fate: ByAccount) => {
    const { options, io } = through(fate)
    return withRoot(options, io, async (reach) => {
      const organization = await seeOrganization(reach)
      const rows: OrganizationRow[] = []
      await auditOrganization(
        { ...reach, days: 90, asRoot: false, audit: (evidence) => auditRoot(evidence) },
        organization,
        organization.accounts.filter(({ id }) => id === organization.management),
        async (row) => void rows.push(row),
      )
      return { row: rows[0], features: organization.features }
    })
  }
  const asked = new Set<string>()
  const { row: before } = await audit(({ operation }) => void asked.add(operation))
  const wrong: string[] = []
  for (const [n, operation] of [...asked].sort().entries()) {
    if (['GetCallerIdentity', 'DescribeRegions', 'DescribeOrganization', 'ListAccounts'].includes(operation)) continue
    // test/root/faults.test.ts goes through every kind of trouble with each
    const fault = faults[n % faults.length] ?? 'deny'
    const { row, features } = await audit((call) => (call.operation === operation ? fault : undefined))
    const say = (what: string): void => void wrong.push(`${fault} of ${operation}: ${what}`)
    if (operation === 'ListOrganizationsFeatures' && features !== null) say(`features are ${features}`)
    const changed = measureNames.filter((name) => row?.states[name] !== before?.states[name])
    for (const name of changed) if (row?.states[name] !== 'unknown') say(`${name} is ${row?.states[name]}`)
    if (changed.length > 0 && row?.missing.length === 0) say('nothing is said to be missing')
  }
  expect(wrong).toEqual([])
  expect(before?.missing).toEqual([])
  expect(asked.size).toBeGreaterThan(15)
})
