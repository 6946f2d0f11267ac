import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
    const run = new Run(`practice --format json --state ${state}`, { env: { XDG_STATE_HOME: folder } })
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
  const { code, out, err } = await demarc(`practice --state ${state}`)
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
