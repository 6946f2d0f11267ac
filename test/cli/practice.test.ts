import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeBase32 } from '../../src/mfa/base32.ts'
import { AWS_TOTP, totp } from '../../src/mfa/otp.ts'
import { startPractice } from '../../src/practice/account/server.ts'
import { demarc, Run } from './in-test.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-practice-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('--format json: its first line says where and who; Ctrl-C ends it; the state survives', async () => {
  const state = join(folder, 'state.json')
  const start = async () => {
    const run = new Run(`practice company --port 0 --format json --state ${state}`, { env: { XDG_STATE_HOME: folder } })
    const [line] = await run.until(/^.+\n/)
    return { run, at: JSON.parse(line) }
  }
  const s3Of = (at: { endpoint: string; principals: { admin: { accessKeyId: string; secretAccessKey: string } } }) =>
    new S3({ endpoint: at.endpoint, region: 'eu-central-1', forcePathStyle: true, credentials: at.principals.admin })
  const first = await start()
  expect(Object.keys(first.at)).toEqual(['endpoint', 'region', 'partition', 'account', 'principals', 'tokens'])
  expect(Object.keys(first.at.principals)).toEqual(['admin', 'auditor', 'root'])
  await s3Of(first.at).createBucket({
    Bucket: 'made-by-a-test',
    CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
  })
  first.run.kill('SIGINT')
  expect(await first.run.ended).toMatchObject({ code: 0, err: '' })
  const second = await start()
  const { Buckets } = await s3Of(second.at).listBuckets({})
  expect(Buckets?.map(({ Name }) => Name)).toContain('made-by-a-test')
  second.run.kill('SIGTERM')
  expect(await second.run.ended).toMatchObject({ code: 0, err: '' })
  expect(statSync(state).mode & 0o777).toBe(0o600)
  rmSync(state)
})

test('a damaged state file is refused and left as it is', async () => {
  const state = join(folder, 'damaged.json')
  writeFileSync(state, '{"schema":"demarc.pract')
  const { code, out, err } = await demarc(`practice company --state ${state}`)
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(state)])
  expect(readFileSync(state, 'utf8')).toBe('{"schema":"demarc.pract')
  rmSync(state)
})

test('a port that is taken is an error', async () => {
  const other = await startPractice()
  const { port } = new URL(other.endpoint)
  expect(await demarc(`practice --port ${port}`)).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(/^error: .* \[PRACTICE_PORT_TAKEN\]\nhint: Port 0 picks a free one\.\n$/),
  })
  await other.close()
})

test('env, code and profile find the account that runs; the profiles hold no key, and leave the file as it was', async () => {
  const config = join(folder, 'config')
  const mine = '[profile mine]\nregion = eu-north-1\n'
  writeFileSync(config, mine)
  const env = { XDG_STATE_HOME: folder, AWS_CONFIG_FILE: config }
  const run = new Run('practice --port 0 --format json', { env })
  const [line] = await run.until(/^.+\n/)
  const { endpoint, principals, learner } = JSON.parse(line)
  const asked = (words: string) => demarc(`practice ${words} --endpoint ${endpoint}`, env)

  expect((await asked('env')).out.split('\n')).toEqual(
    expect.arrayContaining([
      'unset AWS_PROFILE',
      `export AWS_ENDPOINT_URL='${endpoint}'`,
      `export AWS_SECRET_ACCESS_KEY='${principals.admin.secretAccessKey}'`,
    ]),
  )
  expect(JSON.parse((await asked('env --as auditor --format json')).out)).toEqual({
    Version: 1,
    AccessKeyId: principals.auditor.accessKeyId,
    SecretAccessKey: principals.auditor.secretAccessKey,
  })
  const now = Date.now()
  const codes = [now - 30_000, now, now + 30_000].map((at) => totp(decodeBase32(learner.seed), at, AWS_TOTP))
  expect(codes).toContain((await asked('code')).out.trim())

  // twice: the second replaces the first
  for (const _ of [1, 2]) expect(await asked('profile --write')).toMatchObject({ code: 0, out: '' })
  const written = readFileSync(config, 'utf8')
  expect(written.startsWith(mine)).toBe(true)
  expect(written.match(/\[profile demarc-practice/g)).toHaveLength(4)
  for (const { secretAccessKey } of [principals.admin, principals.auditor, learner])
    expect(written).not.toContain(secretAccessKey)
  expect((await demarc('practice profile --remove', env)).code).toBe(0)
  expect(readFileSync(config, 'utf8')).toBe(mine)

  // a profile of that name, written by hand
  writeFileSync(config, `${mine}[profile demarc-practice]\nregion = eu-north-1\n`)
  expect(await asked('profile --write')).toMatchObject({ code: 2, err: expect.stringContaining('PROFILE_TAKEN') })
  run.kill('SIGINT')
  await run.ended
  expect(await asked('env')).toMatchObject({ code: 2, err: expect.stringContaining('PRACTICE_KEYS') })
})

test('at a port of its own the text names the address in each command that needs it', async () => {
  const run = new Run('practice --port 0', { env: { XDG_STATE_HOME: folder } })
  const [text] = await run.until(/[\s\S]*Ctrl-C ends it\./)
  const [, endpoint = ''] = /endpoint {2}(\S+)/.exec(text) ?? []
  const bare = [...text.matchAll(/demarc practice (?:env|profile|console-step|code)\b.*/g)].filter(
    ([line]) => !line.includes(`--endpoint ${endpoint}`),
  )
  expect(bare).toEqual([])
  run.kill('SIGINT')
  await run.ended
})

test('the account of the company has no learner', async () => {
  const env = { XDG_STATE_HOME: folder }
  const run = new Run('practice company --port 0 --format json', { env })
  const [line] = await run.until(/^.+\n/)
  const { endpoint } = JSON.parse(line)
  expect(await demarc(`practice code --endpoint ${endpoint}`, env)).toMatchObject({
    code: 2,
    err: expect.stringContaining('demarc practice small'),
  })
  run.kill('SIGINT')
  await run.ended
})

test.each(['scan --service s3', 'root', 'mfa list'])(
  '%s --practice --keep: the account stays for other commands, until Ctrl-C; the exit code is that of the command',
  async (command) => {
    const env = { XDG_STATE_HOME: folder }
    const run = new Run(`${command} --practice --keep`, { env })
    const [, endpoint] = await run.until(/account runs at (\S+) until you press Ctrl-C/)
    expect(run.out).not.toMatch(/--practice|practice account has ended/)

    const [line = ''] = await run.until(/demarc practice env[^)]*/)
    const there = await demarc(line.replace('demarc ', ''), env)
    expect(there.out).toContain(`export AWS_ENDPOINT_URL='${endpoint}'`)
    expect((await fetch(`${endpoint}`)).status).toBeLessThan(500)

    run.kill('SIGINT')
    expect(await run.ended).toMatchObject({ code: 0 })
    await expect(fetch(`${endpoint}`)).rejects.toThrow()
    expect(await demarc(`practice env --endpoint ${endpoint}`, env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('PRACTICE_KEYS'),
    })
  },
)

test('--keep alone keeps nothing, and says what is missing', async () => {
  expect(await demarc('mfa list --keep')).toEqual({
    code: 2,
    out: '',
    err: 'error: --keep keeps a practice account running, and --practice is missing [FLAGS_MISSING]\nhint: Add --practice, or leave --keep out.\n',
  })
})
