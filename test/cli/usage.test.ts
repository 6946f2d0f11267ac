import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv, demarc } from './in-test.ts'
import { played } from './transcript.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

test.each(['help', 'usage'])('transcripts/%s.txt: each command, all that it says, and its exit code', async (name) => {
  const path = resolve(`test/cli/transcripts/${name}.txt`)
  await expect(await played(path, accessEnv(practice, 'auditor'))).toMatchFileSnapshot(path)
})

test('a service that there is not: where those that there are stand', async () => {
  const { code, err } = await demarc('policy --service nope')
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^error: there is no service "nope" .*\nhint: demarc help services lists all \d+\.$/m),
  ])
})

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3'])(
  'plain http to another machine is refused, also where %s names it',
  async (name) => {
    const env = { ...accessEnv(practice, 'auditor'), AWS_ENDPOINT_URL: '', [name]: 'http://aws.invalid:4566' }
    const before = practice.requests.length
    const { code, out, err } = await demarc('scan', env)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('codes and session tokens would go to aws.invalid:4566 unencrypted')
    expect(err).toContain('[INSECURE_ENDPOINT]')
    expect(practice.requests).toHaveLength(before)
  },
)
