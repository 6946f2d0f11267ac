import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demarc, type Ended } from './in-test.ts'

let folder: string
const at = (name: string): string => join(folder, name)
let recorded: Ended
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-cli-recording-'))
  recorded = await demarc(`scan --practice company -r us-east-1 --record ${at('a.rec.gz')} -f json -o ${at('a.json')}`)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('demarc scan --record keeps the answers, and prints the digest of all', () => {
  expect([recorded.code, recorded.out]).toEqual([0, expect.stringContaining('Fix first')])
  expect(recorded.err).toMatch(/^recorded \d+ answers in .*a\.rec\.gz, sha256:[0-9a-f]{64}\nwrote .*a\.json\n$/)
  expect(statSync(at('a.rec.gz')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).sort()).toEqual(['a.json', 'a.rec.gz'])
})

test('demarc scan --replay needs no account: the same run', async () => {
  const { code, out, err } = await demarc(`scan --replay ${at('a.rec.gz')} -f json`)
  // the digest that --record printed
  const [digest = ''] = /sha256:[0-9a-f]{64}/.exec(recorded.err) ?? []
  expect(code).toBe(0)
  expect(err).toMatch(/^replayed \d+ answers of .*a\.rec\.gz, sha256:[0-9a-f]{64}\n$/)
  expect(err).toContain(digest)
  expect((await demarc(`scan --replay ${at('a.rec.gz')} --expect ${digest} -f json`)).code).toBe(0)
  expect(out.replace('"kind":"replay"', '"kind":"account"')).toBe(readFileSync(at('a.json'), 'utf8'))
  const shown = await demarc(`scan --replay ${at('a.rec.gz')} --fail-on low`)
  expect(shown.code).toBe(1)
  expect(shown.out).toContain('Fix first')
  expect(shown.out).not.toContain('This was the practice account')
})

test('demarc diff and --baseline take recordings', async () => {
  const same = await demarc(`diff ${at('a.rec.gz')} ${at('a.json')} --fail-on low`)
  expect([same.code, same.err]).toEqual([0, '0 new findings at or above low; --fail-on low\n'])
  expect(same.out).toContain('Nothing changed.')
  const base = await demarc(`scan --replay ${at('a.rec.gz')} --baseline ${at('a.rec.gz')} --fail-on low`)
  expect(base.code).toBe(0)
})

test.each([
  [
    ['--replay', 'a.rec.gz', '--expect', `sha256:${'0'.repeat(64)}`],
    /its digest is sha256:.* \[RECORDING_NOT_EXPECTED\]/,
  ],
  [['--replay', 'a.rec.gz', '--expect', 'sha256:0'], /is not the digest of a recording \[BAD_DIGEST\]/],
  [['--expect', `sha256:${'0'.repeat(64)}`], /\[BAD_OPTION\]/],
  [['--replay', 'damaged.rec.gz'], /damaged\.rec\.gz: block 1, at byte 0: .* \[RECORDING_DAMAGED\]/],
  [['--replay', 'a.json'], /a\.json: block 1, at byte 0: no block begins there \[RECORDING_DAMAGED\]/],
  [['--replay', 'nowhere'], /nowhere cannot be read: there is no such file \[FILE_UNREADABLE\]/],
  [['--practice', '--record', 'no/where.gz'], /where\.gz cannot be written: there is no such folder/],
])('bad input %j says what is wrong, and exits with 2', async (args, words) => {
  const bytes = readFileSync(at('a.rec.gz'))
  bytes.writeUInt8((bytes[4000] ?? 0) ^ 1, 4000)
  writeFileSync(at('damaged.rec.gz'), bytes)
  const { code, out, err } = await demarc([
    'scan',
    ...args.map((arg) => (/\.gz|\.json|nowhere/.test(arg) ? at(arg) : arg)),
  ])
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(words)
})

test('a signature is asked for by --verify-key, before anything is read', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(at('key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(at('key.pub'), publicKey.export({ type: 'spki', format: 'pem' }))
  const select = '--controls S3.1 -f json'
  const signed = await demarc(
    `scan --practice company ${select} --record ${at('s.rec.gz')} --sign-key ${at('key.pem')}`,
  )
  expect(signed.code).toBe(0)
  const replayed = await demarc(`scan ${select} --replay ${at('s.rec.gz')} --verify-key ${at('key.pub')}`)
  expect([replayed.code, replayed.out.length > 0]).toEqual([0, true])
  // one that is not signed, whatever else is wrong with it
  writeFileSync(at('forged.rec.gz'), 'no recording at all')
  const refused = await demarc(`scan --replay ${at('forged.rec.gz')} --verify-key ${at('key.pub')}`)
  expect([refused.code, refused.out, refused.err]).toEqual([2, '', expect.stringContaining('[RECORDING_UNSIGNED]')])
  const alone = await demarc(`scan --practice --sign-key ${at('key.pem')}`)
  expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('Add --record FILE.')])
})
