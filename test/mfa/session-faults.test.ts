/** @module-tag sweep */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { IAM } from '@aws-sdk/client-iam'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDevice } from '../../src/app/mfa/own-device.ts'
import { fixedClock, isoTime, systemClock } from '../../src/core/clock.ts'
import { DemarcError } from '../../src/core/errors.ts'
import type { Session } from '../../src/mfa/session/kept.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import type { Fault, FaultProxy } from '../faults/proxy.ts'
import { clientFor, codeAt } from '../practice/in-test.ts'
import {
  asCommand,
  nameOfTrouble,
  sessionAsCommand,
  sideBySide,
  someOf,
  type Trouble,
  tagFor,
  troublesOf,
} from './every-call.ts'
import { newHome, startMfaProxy } from './in-test.ts'
import { type Owned, Owners } from './owners.ts'

let practice: Practice
let proxy: FaultProxy
let owners: Owners
/** It stands still, so that no device's code grows old. */
const now = fixedClock(isoTime(systemClock()))
let home: string
const ROLE = 'arn:aws:iam::111122223333:role/WithMfa'
beforeAll(async () => {
  practice = await startPractice({ clock: now })
  proxy = await startMfaProxy(practice)
  owners = new Owners(practice, now)
  home = newHome()
  const Principal = { AWS: 'arn:aws:iam::111122223333:root' }
  const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }]
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await new IAM(clientFor(practice, 'admin')).createRole({ RoleName: 'WithMfa', AssumeRolePolicyDocument })
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(home, { recursive: true })
})

/** Whether the call is sure not to take effect. */
const isRefused = (fault: Fault): boolean =>
  (['deny', 'throttle', 'error', 'timeout', 'reset'] as Fault[]).includes(fault)

type Kind = 'GetSessionToken' | 'AssumeRole'

/** `demarc mfa session --serial`, with a code or none. */
const opened = (tag: string, kind: Kind, { keys, serial }: Owned, cache: string | undefined, code?: string) =>
  sessionAsCommand(proxy, keys, tag, { serial, cache, code, now, ...(kind === 'AssumeRole' ? { role: ROLE } : {}) })

/** The identity that AWS sees. */
async function whose({ accessKeyId, secretAccessKey, sessionToken }: Session): Promise<string> {
  const keys = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken }
  return (await new STS(clientFor(practice, keys)).getCallerIdentity({})).Arn ?? ''
}

/** The sessions that are kept; a file that is not whole is none. */
function keptIn(cache: string): Session[] {
  const folder = join(cache, 'mfa')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).session)
}

/** What is wrong about a run in which a call fails, and about the next one, with a new code and nothing wrong. */
async function problemsOf(kind: Kind, trouble: Trouble, device: Owned, cached: boolean): Promise<string[]> {
  const [tag, folder] = [tagFor(proxy, trouble), join(home, device.serial.slice(-12).replace('/', '-'))]
  const cache = cached ? folder : undefined
  const said = await opened(tag, kind, device, cache, codeAt(device.seed, now()))
  const done = proxy.done.get(tag)?.includes(kind) ?? false
  const problems: string[] = proxy.met.get(tag) ? [] : ['the call was not made']
  const kept = keptIn(folder)
  if (said instanceof DemarcError) {
    if (kept.length > 0) problems.push('a session is kept')
    // AWS may have opened a session whose answer was lost: its code is used, and AWS refuses it the next time
    if (done && !/wait for the next one/i.test(said.hint ?? '')) problems.push(`${said.message}: ${said.hint}`)
  } else {
    if (!(await whose(said)).includes(kind === 'AssumeRole' ? 'assumed-role/WithMfa/anna' : 'user/owner-'))
      problems.push('the session is not what was asked for')
    const { openedAt: _, device: __, ...credentials } = said
    if (!isDeepStrictEqual(kept, cached ? [credentials] : [])) problems.push('what is kept is another')
  }
  const next = await opened(tagFor(proxy), kind, device, cache, codeAt(device.seed, now(), 1))
  if (next instanceof DemarcError) problems.push(`the next run: ${next.message}`)
  else if (cached && !(said instanceof DemarcError) && next.accessKeyId !== said.accessKeyId)
    problems.push('the next run opens another, though one is kept')
  if (!cached && existsSync(folder)) problems.push('something is kept')
  return problems.map((problem) => `${kind} ${cached ? 'cached' : 'not cached'}, ${nameOfTrouble(trouble)}: ${problem}`)
}

test.concurrent.each(['GetSessionToken', 'AssumeRole'] as const)(
  '%s: whatever goes wrong, a whole session or none, and what is to be done about the code',
  async (kind) => {
    const clean = tagFor(proxy)
    expect(await opened(clean, kind, await owners.device(), home, '123456')).toMatchObject({ code: 'MFA_CODE_REFUSED' })
    const calls = [...(proxy.done.get(clean) ?? [])]
    expect(calls).toEqual(['GetCallerIdentity', kind])
    const cases = [
      // who calls is asked alike for both
      ...troublesOf(calls, kind === 'AssumeRole' ? 1 : 0).map((trouble) => ({ trouble, cached: true })),
      ...troublesOf(calls, 1)
        .filter(({ fault, times }) => times === 'always' && !isRefused(fault))
        .map((trouble) => ({ trouble, cached: false })),
    ]
    const problems = await sideBySide(someOf(cases), async ({ trouble, cached }) =>
      problemsOf(kind, trouble, await owners.device(), cached),
    )
    expect(problems.flat()).toEqual([])
  },
)

test.concurrent('a session that cannot be kept is given all the same, and that is said', async () => {
  const { keys, serial, seed } = await owners.device()
  const file = join(home, 'no-folder')
  writeFileSync(file, '')
  const told: DemarcError[] = []
  const said = await sessionAsCommand(proxy, keys, tagFor(proxy), {
    serial,
    cache: file,
    code: codeAt(seed, now()),
    now,
    notKept: (error) => void told.push(error),
  })
  if (said instanceof DemarcError) throw said
  expect(await whose(said)).toContain('user/owner-')
  expect(told.map(({ code, message }) => [code, message])).toEqual([['CANNOT_WRITE', expect.stringContaining(file)]])
})

test.concurrent('which device is mine: a listing that fails is no "none"', async () => {
  const { keys, serial } = await owners.device('alone')
  const clean = tagFor(proxy)
  expect(await asCommand(proxy, keys, clean, ownDevice)).toBe(serial)
  const calls = proxy.done.get(clean) ?? []
  const cases = troublesOf(calls, 1).map((trouble) => ({ trouble }))
  const said = await sideBySide(cases, async ({ trouble }) => {
    const found = await asCommand(proxy, keys, tagFor(proxy, trouble), ownDevice)
    return found === serial || (found instanceof DemarcError && found.hint?.includes('--serial'))
      ? []
      : [`${nameOfTrouble(trouble)}: ${found}`]
  })
  expect(said.flat()).toEqual([])
})
