import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { guideSchema } from '../../src/root/guide-document.ts'
import { startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessEnv, demarc } from './in-test.ts'
import { CTRL_C, DOWN } from './screen.ts'
import { TestTerminal } from './terminal.ts'

let folder: string
let practice: Practice
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-guide-'))
  practice = await startPracticeAccount()
  env = accessEnv(practice, 'auditor')
})
afterEach(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

const attestation = `attestations:
  - responsibility: root-password
    statement: It is strong.
    by: a.lindqvist
    evidence: OPS-1
    date: 2026-01-01
    expires: 2099-01-01
`

test('in a pipe: the steps of this account, and exit code 1 while something is to do', async () => {
  const { code, out, err } = await demarc('root guide', env, folder)
  expect([code, err]).toEqual([1, ''])
  expect(out).toContain(' 1. ✗ to do      Delete the access keys\n')
  expect(out).toContain(' 2. ✓ done       Delete the signing certificates\n')
  expect(out).toMatch(/\n\d+ to do\.\n$/)
})

test('for scripts: JSON, by what people signed', async () => {
  writeFileSync(join(folder, 'demarc.yaml'), attestation)
  const { code, out } = await demarc('root guide -f json --days 7', env, folder)
  expect(guideSchema.parse(JSON.parse(out))).toEqual(JSON.parse(out))
  const { schema, account, steps } = JSON.parse(out)
  expect([code, schema, account]).toEqual([1, 'demarc.root-guide/2', '111122223333'])
  const states = Object.fromEntries(steps.map(({ id, state }: { id: string; state: string }) => [id, state]))
  expect(states).toMatchObject({
    'delete-access-keys': 'to-do',
    'strong-password': 'done',
    'first-mfa-device': 'to-do',
    alarm: 'done',
    'limited-use': 'done',
  })
  for (const { state, how } of steps) expect(how.length > 0).toBe(state === 'to-do' || state === 'unseen')
})

test('in a terminal: what is said to be done is looked at again, and what is not done is not believed', async () => {
  const terminal = new TestTerminal('root guide', env, { cwd: folder })
  expect(await terminal.until('◆  What next?')).toContain('Make the keys inactive')
  await terminal.answer('What next?')
  await terminal.until('AWS does not show it as done yet')
  // now it is truly done
  const iam = new IAM(clientFor(practice, 'root'))
  const own = practice.principals.root.accessKeyId
  const { AccessKeyMetadata = [] } = await iam.listAccessKeys({})
  for (const { AccessKeyId } of AccessKeyMetadata) if (AccessKeyId !== own) await iam.deleteAccessKey({ AccessKeyId })
  await iam.deleteAccessKey({ AccessKeyId: own })
  await terminal.answer('What next?')
  await terminal.until(' 1. ✓ done       Delete the access keys')
  // a person signs in another window, and is believed
  await terminal.until('Generate one: demarc root password')
  writeFileSync(join(folder, 'demarc.yaml'), attestation)
  await terminal.answer('What next?')
  await terminal.until(' 3. ✓ done       A strong password')
  await terminal.answer('What next?', DOWN)
  await terminal.answer('What next?', DOWN, DOWN)
  // something is left
  expect(await terminal.exited).toBe(1)
  expect(
    practice.requests.filter(({ principal }) => principal.includes('auditor')).map(({ operation }) => operation),
  ).not.toContain('DeleteAccessKey')
})

test('in a terminal: what cannot be looked at again stands as it was, or is not seen, and it goes on', async () => {
  const proxy = await startProxy(practice)
  const terminal = new TestTerminal('root guide', { ...env, AWS_ENDPOINT_URL: proxy.endpoint }, { cwd: folder })
  try {
    await terminal.until('◆  What next?')
    // no answer names the caller
    proxy.plans.set('', ({ operation }) => (operation === 'GetCallerIdentity' ? 'deny' : undefined))
    await terminal.answer('What next?')
    // AWS's own words stand there
    await terminal.until('It could not be checked again: AWS did not say who is calling: ')
    await terminal.until('[NO_IDENTITY]')
    // the keys themselves are gone, and nothing of IAM can be seen
    await new IAM(clientFor(practice, 'root')).deleteAccessKey({ AccessKeyId: practice.principals.root.accessKeyId })
    proxy.plans.set('', ({ service }) => (service === 'iam' ? 'deny' : undefined))
    await terminal.answer('What next?')
    await terminal.until(' 1. ? not seen   Delete the access keys')
    expect(terminal.text).not.toContain('✓ done       Delete the access keys')
    await terminal.answer('What next?', DOWN, DOWN)
    expect(await terminal.exited).toBe(1)
  } finally {
    await proxy.close()
  }
})

test('Ctrl-C ends it', async () => {
  const terminal = new TestTerminal('root guide --practice', { XDG_STATE_HOME: folder }, { cwd: folder })
  await terminal.until('◆  What next?')
  terminal.write(CTRL_C)
  expect(await terminal.exited).toBe(130)
})

test('while it leads through a practice account, its commands reach that account from another terminal', async () => {
  const terminal = new TestTerminal('root guide --practice', { XDG_STATE_HOME: folder }, { cwd: folder })
  const shown = await terminal.until('◆  What next?')
  const [, endpoint = ''] = /eval "\$\(demarc practice env --as root --endpoint (\S+)\)"/.exec(shown) ?? []
  expect(shown.replaceAll(/\s+/g, ' ')).toContain(`demarc root fix --delete-keys --endpoint-url ${endpoint}`)
  const lines = await demarc(`practice env --as root --endpoint ${endpoint}`, { XDG_STATE_HOME: folder }, folder)
  const env = Object.fromEntries(
    [...lines.out.matchAll(/^export (\w+)='?([^'\n]*)'?$/gm)].map(([, name, value]) => [name, value]),
  )
  expect((await demarc(`root fix --delete-keys --endpoint-url ${endpoint}`, env, folder)).out).toContain('The plan for')
  terminal.write(CTRL_C)
  await terminal.exited
  const after = await demarc(`practice env --as root --endpoint ${endpoint}`, { XDG_STATE_HOME: folder }, folder)
  expect(after.err).toContain('[PRACTICE_KEYS]')
})
