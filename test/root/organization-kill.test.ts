import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { auditWholeOrganization } from '../../src/app/root-org.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import type { OrganizationAudit, OrganizationRow } from '../../src/root/organization-audit.ts'
import { accessEnv, bare, type Ended, Run } from '../cli/in-test.ts'
import { ProcessRun } from '../cli/process.ts'
import { type Asked, type Fate, type FaultProxy, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessTo, ioOf } from './in-test.ts'

let practice: Practice
let proxy: FaultProxy
let folder: string
let clean: OrganizationAudit
beforeAll(async () => {
  practice = await startPracticeAccount()
  proxy = await startProxy(practice)
  folder = mkdtempSync(join(tmpdir(), 'demarc-org-kill-'))
  const who = clientFor(practice, 'admin')
  await new Organizations(who).enableAWSServiceAccess({ ServicePrincipal: 'iam.amazonaws.com' })
  await new IAM(who).enableOrganizationsRootCredentialsManagement({})
  clean = (await resumed()).audit
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

let words = 0
const memberOf = ({ body }: Asked): string => new URLSearchParams(body).get('TargetPrincipal') ?? ''

/** An audit to its end, and which members it opened a session in. */
async function resumed(resume?: string) {
  const word = `case-${words++}`
  const asked: string[] = []
  proxy.plans.set(word, (call) => {
    if (call.operation === 'AssumeRoot') asked.push(memberOf(call))
    return undefined
  })
  const audit = await auditWholeOrganization(
    { ...accessTo(practice, 'admin', proxy), days: 90, ...(resume === undefined ? {} : { resume }) },
    { ...ioOf(), userAgent: word },
  )
  return { audit, asked: asked.sort() }
}

/** The command line, ended by a signal as soon as `there` says so: by SIGKILL a process, by another within this one. */
async function ended(
  signal: NodeJS.Signals,
  file: string,
  fate: (call: Asked) => Fate,
  there: (word: string) => boolean,
): Promise<Ended> {
  const word = `case-${words++}`
  proxy.plans.set(word, fate)
  const args = ['root', '--org', '--resume', file, '--no-progress']
  const env = { ...bare, ...accessEnv(practice, 'admin', proxy.endpoint), AWS_SDK_UA_APP_ID: word }
  const run = signal === 'SIGKILL' ? new ProcessRun(args, env) : new Run(args, { env })
  while (!there(word)) await sleep(10)
  run.kill(signal)
  const { code, out, err } = await run.ended
  return { code, out, err }
}

interface Line {
  readonly settled: boolean
  readonly row: OrganizationRow
}
const linesIn = (file: string): Line[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .slice(1, -1)
        .map((line) => JSON.parse(line))
    : []
const rowsIn = (file: string): OrganizationRow[] => linesIn(file).map(({ row }) => row)

const active = Object.values(members)
  .map(({ id }) => id)
  .filter((id) => id !== members.closed.id)
  .sort()
/** These three answer before the end; of one of them something is refused. */
const answer = [members.sandbox.id, members.analytics.id, members.billing.id]
const someHang = (): ((call: Asked) => Fate) => {
  const sessions = new Map<string, string>()
  return (call) => {
    if (call.operation === 'ListMFADevices' && sessions.get(call.accessKeyId) === members.sandbox.id) return 'deny'
    if (call.operation !== 'AssumeRoot') return undefined
    const member = memberOf(call)
    if (!answer.includes(member)) return 'timeout'
    return (body) => {
      sessions.set(/<AccessKeyId>(.+?)<\/AccessKeyId>/.exec(body)?.[1] ?? '', member)
      return body
    }
  }
}
/** Of those that answer, the management account and the one that is closed. */
const whenDone = (file: string, rows: number) => (): boolean => rowsIn(file).length === rows

/** The rest is audited, no account with a whole row twice, and the result is that of an uninterrupted run. */
async function goesOn(file: string, left: readonly string[]): Promise<void> {
  const { audit, asked } = await resumed(file)
  expect(asked).toEqual([...left].sort())
  expect(audit.total).toEqual(clean.total)
  expect(audit.rows.map(({ at: _, ...row }) => row)).toEqual(clean.rows.map(({ at: _, ...row }) => row))
  expect(existsSync(file)).toBe(false)
}

test.concurrent('killed while every session is opened, it asks every member at the next run', async () => {
  const file = join(folder, 'opening.jsonl')
  const fate = ({ operation }: Asked): Fate => (operation === 'AssumeRoot' ? 'timeout' : undefined)
  const there = (word: string): boolean => proxy.met.get(word) === active.length
  expect(await ended('SIGKILL', file, fate, there)).toEqual({ code: null, out: '', err: '' })
  await goesOn(file, active)
})

test.concurrent('killed in the midst, with a line cut off: it goes on with those that are not whole', async () => {
  const file = join(folder, 'midst.jsonl')
  await ended('SIGKILL', file, someHang(), whenDone(file, 5))
  const open = linesIn(file).filter(({ settled }) => !settled)
  expect(open.map(({ row }) => row.account)).toEqual([members.sandbox.id])
  appendFileSync(file, `{"settled":true,"row":{"account":"${members.shop.id}","name":"shop-pro`)
  // nor does the cut-off line spoil what is added behind it by a run that is killed in turn
  await ended('SIGKILL', file, someHang(), whenDone(file, 6))
  expect(rowsIn(file).at(-1)?.account).toBe(members.sandbox.id)
  await goesOn(
    file,
    active.filter((id) => !answer.includes(id) || id === members.sandbox.id),
  )
})

test.concurrent('Ctrl-C in the midst: it says what is kept, and goes on from there', async () => {
  const file = join(folder, 'interrupted.jsonl')
  expect(await ended('SIGINT', file, someHang(), whenDone(file, 5))).toEqual({
    code: 130,
    out: '',
    err: `interrupted: 5 of 8 accounts are done and kept in ${file}; the same command goes on\n`,
  })
  await goesOn(
    file,
    active.filter((id) => !answer.includes(id) || id === members.sandbox.id),
  )
})

test.concurrent('interrupted while it asks for contacts: what is promised to be kept is kept', async () => {
  const file = join(folder, 'contacts.jsonl')
  const word = `case-${words++}`
  proxy.plans.set(word, ({ operation }) => (operation === 'GetContactInformation' ? 'timeout' : undefined))
  const run = new Run(['root', '--org', '--contacts', '--resume', file, '--no-progress'], {
    env: { ...bare, ...accessEnv(practice, 'admin', proxy.endpoint), AWS_SDK_UA_APP_ID: word },
  })
  while (!proxy.met.get(word)) await sleep(10)
  run.kill('SIGINT')
  const { code, err } = await run.ended
  expect([code, err]).toEqual([130, expect.stringContaining(`accounts are done and kept in ${file}`)])
  expect(rowsIn(file)).toHaveLength(clean.rows.length)
  await goesOn(file, [])
})
