import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withStage } from '../../src/app/practice/rehearsal/open.ts'
import { type Person, playedAlone } from '../../src/app/practice/rehearsal/person.ts'
import { rehearse } from '../../src/app/practice/rehearsal/rehearse.ts'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { type Random, systemRandom } from '../../src/core/random.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { noPaint } from '../../src/report/paint.ts'
import type { RootAudit } from '../../src/root/audit.ts'

const look = { paint: noPaint, width: 100, unicode: true }
let said: string[]
beforeEach(() => {
  said = []
})
const say = (text: string): number => said.push(text)
const screen = (): string => said.join('\n')

/** A person who answers each question with the first of these answers whose words the question begins with, otherwise with the default. */
const personAnswering = (...answers: readonly (readonly [question: string, answer: string])[]): Person => {
  const alone = playedAlone(say)
  const left = [...answers]
  let asked = 0
  const answerTo = (question: string): string | undefined => {
    if (++asked > 60) throw new Error(`asked without end: ${question}\n${screen().slice(-1500)}`)
    const at = left.findIndex(([begins]) => question.startsWith(begins))
    return at < 0 ? undefined : left.splice(at, 1)[0]?.[1]
  }
  return {
    ...alone,
    alone: false,
    choose: (question, choices, usual) => {
      const wanted = answerTo(question)
      return alone.choose(question, choices, choices.find(({ value }) => value === wanted)?.value ?? usual)
    },
    line: (question, usual) => alone.line(question, answerTo(question) ?? usual),
    secret: async (question, usual) => answerTo(question) ?? usual,
  }
}

function rehearsed(person: Person, { endpoint, keys, random = systemRandom, now = Date.now() }: Played = {}) {
  const io = { clock: () => now, time: unhurried, userAgent: 'test', env: {}, random, look }
  return withStage({ endpoint, keys, days: 7 }, person, io, (stage) => rehearse(stage, 7))
}
interface Played {
  readonly endpoint?: string
  readonly keys?: Practice['principals']
  readonly random?: Random
  readonly now?: number
}
const states = ({ measures }: RootAudit): string[] => measures.map(({ state }) => state)
const families = ({ devices }: RootAudit): string[] => devices.map(({ family }) => family).sort()

test('played alone it ends with four measures met, and says the same each time, byte for byte', async () => {
  const now = Date.now()
  const { before, after, whole } = await rehearsed(playedAlone(say), { now })
  expect([states(before), states(after), whole]).toEqual([
    ['unknown', 'unmet', 'unmet', 'unmet'],
    ['attested', 'met', 'met', 'met'],
    true,
  ])
  const first = screen()
  said = []
  await rehearsed(playedAlone(say), { now })
  expect(screen()).toBe(first)
  expect(first).toContain(`Step 1 of 5: No access keys
───────────────────────────
  A person who finds a root access key controls the account: no MFA and no IAM policy limits it.
  Give the program that uses the key its own role, with limited permissions.
> Ready? Do it
  iam:DeleteAccessKey AKIA46ASPBA7KJOZ3RVX
  iam:DeleteAccessKey AKIAUYDZGTXRKAMUQQPN
  The last call used the key that it deleted. The root user has no access key left.
  The audit ignores one use of a root key: to deactivate or delete itself.
  The audit says:
  ✓ MET       No access keys
              The root user has neither access keys nor signing certificates.
`)
  // why, in two lines each: no line of a step's head is wrapped
  for (const head of first.matchAll(/^Step \d of 5.*\n─+\n((?: {2}.*\n)*)> Ready/gm))
    expect(head[1]?.trimEnd().split('\n')).toHaveLength(2)
  expect(first.match(/^Step \d of 5/gm)).toHaveLength(5)
  // and the audit counts the events that happened
  const done = after.activity.filter(({ at }) => Date.parse(at) > now - 60_000).map(({ event }) => event)
  expect(done.filter((event) => event === 'DeleteAccessKey')).toHaveLength(2)
  for (const event of ['PasswordUpdated', 'CreateVirtualMFADevice', 'EnableMFADevice', 'CheckMfa', 'ConsoleLogin'])
    expect(done).toContain(event)
  expect(families(after)).toEqual(['not-virtual', 'virtual'])
})

test('the person chooses the devices: the token in the safe, and the key', async () => {
  const { after, whole } = await rehearsed(
    personAnswering(['The first device?', 'token'], ['The second device', 'security-key']),
  )
  expect([families(after), whole]).toEqual([['not-virtual', 'not-virtual'], true])
  expect(screen()).toContain('  Assigned: GAKT12345678\n')
  expect(screen()).toContain('Signed in with the password and the security key.')
})

test('asks again for a missing signer and for an invalid address', async () => {
  const { whole } = await rehearsed(
    personAnswering(['Who signs', ''], ['Which e-mail address', ''], ['Which e-mail address', 'on call@nordlicht']),
  )
  expect(whole).toBe(true)
  expect(screen()).toMatch(/> Who signs [^\n]*\? \n {2}A name or a role is required\.\n> Who signs /)
  expect(screen().match(/That is not an e-mail address/g)).toHaveLength(2)
})

test('a person who skips every step sees unchanged measures', async () => {
  const leave = ['Ready?', 'leave'] as const
  const { before, after, whole } = await rehearsed(personAnswering(leave, leave, leave, leave, leave))
  expect([states(after), whole]).toEqual([states(before), false])
  expect(screen()).toContain('Limited use       ✗ UNMET     → ✗ UNMET')
})

test('a person who says that a step is done, and did nothing, is shown the audit', async () => {
  const { whole } = await rehearsed(personAnswering(['Ready?', 'done']))
  expect(screen()).toContain(
    '  ✗ UNMET     No access keys\n              The root user has access keys.\n  This step is not done yet.\n> Ready? Do it',
  )
  expect(whole).toBe(true)
})

describe('on an account that runs already', () => {
  let practice: Practice
  let now: number
  beforeEach(async () => {
    // one clock that stands still for the account and the person, so that a code stays valid however slow the machine is
    now = Date.now()
    practice = await startPracticeAccount({ clock: () => now })
  })
  afterEach(() => practice.close())

  test('the account is used as it is and left running; a second time the steps are done, and the old password is refused', async () => {
    const { endpoint, principals: keys } = practice
    const { after } = await rehearsed(playedAlone(say), { endpoint, keys, now })
    // its alarm reaches a confirmed subscription from the beginning
    expect(screen()).toMatch(
      /Step 4 of 5: An alarm that reaches a person\n─+\n(?: {2}.*\n){2,4}? {2}The audit already shows this step as done:/,
    )
    expect(states(after)).toEqual(['attested', 'met', 'met', 'met'])
    expect(practice.requests.some(({ operation }) => operation === 'Unsubscribe')).toBe(false)
    said = []
    await expect(rehearsed(playedAlone(say), { endpoint, keys, now })).rejects.toMatchObject({
      code: 'CONSOLE_REFUSED',
      hint: expect.stringContaining('Start a new account, or rehearse without --auto'),
    })
    // and no new password was told of before
    expect(screen()).not.toContain('bits of entropy')
    expect(screen()).toMatch(
      /Step 1 of 5: No access keys\n─+\n(?: {2}.*\n){2,4}? {2}The audit already shows this step as done:/,
    )
  })

  test('a password that is no longer the first one is asked for', async () => {
    const { endpoint, principals: keys } = practice
    const own = 'tin-Kettle-95-overture'
    const first = ['Which password?', 'own'] as const
    await rehearsed(
      personAnswering(first, ['The new password', own], ['Ready?', 'do'], ['Ready?', 'do'], ['Ready?', 'leave']),
      {
        endpoint,
        keys,
        now,
      },
    )
    said = []
    await rehearsed(personAnswering(["The root user's current password", own], ['Ready?', 'do'], ['Ready?', 'leave']), {
      endpoint,
      keys,
      now,
    })
    expect(screen()).toContain('The console says: Your authentication information is incorrect.')
    expect(screen()).toContain('◆ ATTESTED  Strong password')
  })
})

test('it does nothing to what is not a practice account', async () => {
  const other = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1')
  await once(other, 'listening')
  // safe: it listens on TCP
  const { port } = other.address() as AddressInfo
  await expect(rehearsed(playedAlone(say), { endpoint: `http://127.0.0.1:${port}` })).rejects.toMatchObject({
    code: 'NOT_PRACTICE',
  })
  expect(said).toEqual([])
  other.close()
})

test('where nothing listens it says how to start one', async () => {
  await expect(rehearsed(playedAlone(say), { endpoint: 'http://127.0.0.1:9' })).rejects.toMatchObject({
    code: 'PRACTICE_UNREACHABLE',
  })
})
