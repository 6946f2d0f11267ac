import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSharedConfigFiles, parseKnownFiles } from '@smithy/core/config'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseAwsConfig } from './aws-config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The same texts, read by the SDK for JavaScript. */
async function bySdk(config: string, credentials: string) {
  const at = { configFilepath: join(folder, 'config'), filepath: join(folder, 'credentials'), ignoreCache: true }
  writeFileSync(at.configFilepath, config)
  writeFileSync(at.filepath, credentials)
  const profiles = Object.entries(await parseKnownFiles(at)).filter(([name]) => !/^(services|sso-session)\./.test(name))
  const services = Object.entries((await loadSharedConfigFiles(at)).configFile).flatMap(([name, settings]) =>
    name.startsWith('services.') ? [[name.slice('services.'.length), settings]] : [],
  )
  return JSON.parse(JSON.stringify({ profiles: Object.fromEntries(profiles), services: Object.fromEntries(services) }))
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('profiles of both files, comments, nested settings and services', async () => {
  const config = `
[default]
region = eu-central-1 ; a comment
[profile "with space"]
role_arn=arn:aws:iam::111122223333:role/Admin
# source_profile = no
s3 =
  addressing_style = path
  max_concurrent_requests = 5
output = json
[services local]
sts =
  endpoint_url = http://127.0.0.1:4566
[no-profile]
region = us-east-1
[sso-session corp]
sso_region = eu-west-1`
  const found = parseAwsConfig(config, '[default]\naws_access_key_id = AKIA\nregion = eu-west-1\n')
  expect(plain(found)).toEqual({
    profiles: {
      default: { region: 'eu-west-1', aws_access_key_id: 'AKIA' },
      'with space': {
        role_arn: 'arn:aws:iam::111122223333:role/Admin',
        's3.addressing_style': 'path',
        's3.max_concurrent_requests': '5',
        output: 'json',
      },
    },
    services: { local: { 'sts.endpoint_url': 'http://127.0.0.1:4566' } },
    ssoSessions: ['corp'],
  })
})

test('names that an object has by itself are names like any other', () => {
  const { profiles } = parseAwsConfig('[profile constructor]\n__proto__ = 1\nregion = a', '')
  expect(Object.keys(profiles)).toEqual(['constructor'])
  expect(profiles['toString']).toBeUndefined()
})

test('a key comes from one file, never half from each', () => {
  const config = '[profile a]\naws_access_key_id = AKIAC\naws_secret_access_key = c\naws_session_token = c\nregion = r'
  const { profiles } = parseAwsConfig(config, '[a]\naws_access_key_id = AKIAA\naws_secret_access_key = a')
  expect(plain(profiles)).toEqual({ a: { region: 'r', aws_access_key_id: 'AKIAA', aws_secret_access_key: 'a' } })
  expect(parseAwsConfig(config, '[a]\noutput = json').profiles['a']).toMatchObject({ aws_session_token: 'c' })
})

test('a nested setting is known by its letters, one that is not nested by letters of either size', () => {
  const { profiles, services } = parseAwsConfig('[default]\nRegion = a\n[services s]\nSTS =\n  Endpoint_Url = b', '')
  expect(plain({ profiles, services })).toEqual({
    profiles: { default: { region: 'a' } },
    services: { s: { 'sts.Endpoint_Url': 'b' } },
  })
})

test('what the SDK for JavaScript reads, for any lines', async () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/)
  const line = fc.oneof(
    name.map((one) => `[profile ${one}]`),
    name.map((one) => `[services ${one}]`),
    fc.constant('[default]'),
    fc.tuple(name, fc.constantFrom('=', ' = '), fc.stringMatching(/^[a-z0-9:/.]{1,8}$/)).map((parts) => parts.join('')),
    fc.tuple(name, fc.stringMatching(/^[a-z0-9]{1,8}$/)).map(([key, value]) => `  ${key} = ${value}`),
    name.map((one) => `${one} =`),
    fc.constantFrom('', '# a comment', '; another', 'no setting'),
  )
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
  await fc.assert(
    fc.asyncProperty(text, async (config) => {
      const { profiles, services } = parseAwsConfig(config, '[base]\na = b\n')
      const withSettings = (sections: object) =>
        Object.fromEntries(Object.entries(sections).filter(([, settings]) => Object.keys(settings).length > 0))
      expect(plain({ profiles: withSettings(profiles), services: withSettings(services) })).toEqual(
        await bySdk(config, '[base]\na = b\n'),
      )
    }),
    { numRuns: 150 },
  )
})
