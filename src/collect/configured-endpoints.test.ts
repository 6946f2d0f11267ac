import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configuredEndpoints, endpointOfAll } from './configured-endpoints.ts'

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
[profile whole]
endpoint_url = http://whole.example
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

test.each([
  ['none is configured', {}, 'quiet', undefined],
  ['one of the environment', { AWS_ENDPOINT_URL: 'http://a' }, 'quiet', 'http://a'],
  ['a service has its own', { AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_S3: 'http://b' }, 'quiet', undefined],
  ['the services section of the profile has one', {}, 'lab', undefined],
  ['one of the profile', {}, 'whole', 'http://whole.example'],
])('where %s, the endpoint of all services is that', async (_, env, profile, expected) => {
  expect(await endpointOfAll(env, profile)).toBe(expected)
})
