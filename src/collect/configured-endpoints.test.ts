import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configuredEndpoints } from './configured-endpoints.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-endpoints-'))
  const file = join(folder, 'config')
  writeFileSync(
    file,
    `[profile lab]
endpoint_url = http://lab.example
services = of-lab
[services of-lab]
iam =
  endpoint_url = http://iam.lab.example
s3 =
  use_arn_region = true
[profile quiet]
endpoint_url = http://quiet.example
ignore_configured_endpoint_urls = true
`,
  )
  vi.stubEnv('AWS_CONFIG_FILE', file)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('those of the environment are found, for all services and for one', async () => {
  expect(
    await configuredEndpoints(
      { AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://b' },
      undefined,
    ),
  ).toEqual([
    { url: 'http://a', from: 'AWS_ENDPOINT_URL' },
    { url: 'http://b', from: 'AWS_ENDPOINT_URL_SECRETS_MANAGER' },
  ])
})

test.each([
  ['named', {}, 'lab'],
  ['of AWS_PROFILE', { AWS_PROFILE: 'lab' }, undefined],
])('those of the profile that is %s are found, and of its services section', async (_, env, profile) => {
  expect(await configuredEndpoints(env, profile)).toEqual([
    { url: 'http://lab.example', from: 'endpoint_url of the profile lab' },
    { url: 'http://iam.lab.example', from: 'iam.endpoint_url of the services of-lab' },
  ])
})

test('what the SDK is told to ignore is ignored', async () => {
  const ignored = { AWS_ENDPOINT_URL: 'http://a', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
  expect(await configuredEndpoints(ignored, 'lab')).toEqual([])
  expect(await configuredEndpoints({}, 'quiet')).toEqual([])
  expect(await configuredEndpoints({}, 'constructor')).toEqual([])
})
