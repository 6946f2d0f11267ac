import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { encodeBase32 } from '../../src/mfa/base32.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { demarc, Run } from '../cli/in-test.ts'
import { TestClock } from '../clock.ts'
import { envOf, pairOf } from './in-test.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarc-tokens-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const seed = Buffer.from('12345678901234567890')
const user = 'backup-tool'

/** RFC 6030's own encrypted files, of a token such as AWS takes: the seed is not touched by it. */
const pskc = (figure: number): string =>
  readFileSync(new URL(`../../src/mfa/import/rfc6030/figure-${figure}.xml`, import.meta.url), 'utf8')
    .replace('keyprov:pskc:hotp', 'keyprov:pskc:totp')
    .replace('Length="8"', 'Length="6"')
    .replace(/<Counter>[\s\S]*<\/Counter>/, '')

/** The clock of the accounts, of the commands and of the tokens. */
const time = new TestClock()

async function running(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const run = new Run(['practice', 'company', '--format', 'json', ...args], {
    env: { XDG_STATE_HOME: folder, ...env },
    time,
  })
  const [line] = await run.until(/^.+\n/)
  const practice: Practice & { readonly tokens: unknown } = JSON.parse(line)
  const stop = async (): Promise<void> => {
    run.kill('SIGTERM')
    await run.ended
  }
  return { practice, stop, err: () => run.err }
}

const enable = (practice: Practice, serial: string, codes: readonly string[]) =>
  new Run(`mfa enable --user ${user} --family hardware-token --serial ${serial}`, {
    env: envOf(practice, folder),
    time,
  })
    .type(...codes)
    .done()

const oath = `# serial, seed\nOATH00000001,${seed.toString('hex')},totp,6,30\nOATH00000002,${'ab'.repeat(16)},totp\n`

describe.concurrent('demarc practice --tokens', () => {
  test('OATH CSV: its token is enabled by true codes, another is refused; the seeds are not in the state file', async () => {
    const state = join(folder, 'state.json')
    const tokens = write('oath.csv', oath)
    const first = await running(['--tokens', tokens, '--state', state])
    expect(first.practice.tokens).toBe(3)
    const codes = pairOf(encodeBase32(seed), 0, time.now())
    const { code, out, err } = await enable(first.practice, 'OATH00000001', codes)
    expect([code, out, err]).toEqual([0, expect.stringContaining('enabled the hardware token OATH00000001'), err])
    expect(await enable(first.practice, 'OATH00000009', codes)).toMatchObject({
      code: 2,
      err: expect.stringContaining('sold for AWS'),
    })
    await first.stop()
    const kept = readFileSync(state, 'utf8')
    expect(kept.includes('OATH00000001')).toBe(true)
    expect(kept.includes(encodeBase32(seed))).toBe(false)

    const without = await running(['--state', state])
    expect(without.practice.tokens).toBe(1)
    await without.stop()
    expect(without.err()).toContain('the token OATH00000001 takes no code')

    const again = await running(['--tokens', tokens, '--state', state])
    expect([again.practice.tokens, again.err()]).toEqual([3, ''])
    // a clock that is 20 steps ahead: codes that were not spent above
    const resync = new Run(`mfa resync --user ${user} --serial OATH00000001`, {
      env: envOf(again.practice, folder),
      time,
    })
    const { code: resynced } = await resync.type(...pairOf(encodeBase32(seed), 20, time.now())).done()
    expect(resynced).toBe(0)
    await again.stop()
  })

  test.each<[string, number, readonly string[], NodeJS.ProcessEnv]>([
    ['pre-shared key in a file', 6, ['--tokens-key-file', write('key.txt', '12345678901234567890123456789012\n')], {}],
    ['passphrase in the environment', 7, [], { DEMARC_TOKENS_KEY: 'qwerty' }],
  ])('encrypted PSKC, %s', async (_, figure, args, env) => {
    const { practice, stop } = await running(['--tokens', write(`${figure}.xml`, pskc(figure)), ...args], env)
    expect(practice.tokens).toBe(2)
    const { code, out } = await enable(practice, '987654321', pairOf(encodeBase32(seed), 0, time.now()))
    expect([code, out]).toEqual([0, expect.stringContaining('enabled the hardware token 987654321')])
    await stop()
  })

  test.each<[string, string, string]>([
    ['broken.csv', `OATH00000001,${'ab'.repeat(16)},totp\nOATH00000002,xyz,totp\n`, 'broken.csv:2: the seed is not'],
    [
      'yubico.csv',
      `LOGGING START,1/1/26\n1234567890,,0,${'ab'.repeat(20)},,2026-01-01T00:00:00,\n`,
      'yubico.csv:2: the token "1234567890" moves with a counter (HOTP); AWS takes codes of 6 digits',
    ],
    ['eight.csv', `OATH00000001,${'ab'.repeat(16)},totp,8\n`, 'eight.csv:1: the token "OATH00000001" has codes of 8'],
    ['no-key.xml', pskc(6), 'no-key.xml:7: the seeds are encrypted with a pre-shared key, and none was given'],
    ['known.csv', `GAKT12345678,${'ab'.repeat(16)},totp\n`, 'has a device "GAKT12345678" of its own'],
  ])('%s is refused, and nothing is started', async (name, text, words) => {
    const { code, out, err } = await demarc(`practice --tokens ${write(name, text)}`)
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)])
  })

  test('a file that is not there', async () => {
    expect(await demarc(`practice --tokens ${join(folder, 'none.csv')}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('none.csv cannot be read'),
    })
  })
})
