import { expect, test } from 'vitest'
import { parseAwsConfig } from './aws-config.ts'
import { childEnvironment } from './child-environment.ts'
import { endpointOf } from './endpoints.ts'

const ALL = 'http://127.0.0.1:1'
const STS = 'http://127.0.0.1:2'
const config = parseAwsConfig(
  `
[profile bare]
output = json
[profile full]
region = eu-west-1
endpoint_url = ${ALL}
services = local
use_fips_endpoint = true
ca_bundle = /ca.pem
[profile ignoring]
endpoint_url = ${ALL}
ignore_configured_endpoint_urls = true
[services local]
sts =
  endpoint_url = ${STS}
api gateway =
  endpoint_url = ${ALL}/api
`,
  '',
)
const set = (profile: string | undefined, env = {}, url?: string) => childEnvironment({ profile }, url, config, env).set

test('nothing is invented: what the profile does not say is not set', () => {
  expect(set(undefined)).toEqual({})
  expect(set('bare')).toEqual({ AWS_DEFAULT_OUTPUT: 'json' })
})

test('what the profile says reaches what is not told of the profile, under the names that each tool reads', () => {
  expect(set('full')).toEqual({
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_USE_FIPS_ENDPOINT: 'true',
    AWS_CA_BUNDLE: '/ca.pem',
    AWS_ENDPOINT_URL: ALL,
    AWS_ENDPOINT_URL_STS: STS,
    AWS_ENDPOINT_URL_API_GATEWAY: `${ALL}/api`,
  })
})

test('a variable that is set counts before the profile, each for itself', () => {
  expect(set('full', { AWS_REGION: 'x', AWS_CA_BUNDLE: '/other' })).toEqual({
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_USE_FIPS_ENDPOINT: 'true',
    AWS_ENDPOINT_URL: ALL,
    AWS_ENDPOINT_URL_STS: STS,
    AWS_ENDPOINT_URL_API_GATEWAY: `${ALL}/api`,
  })
  // the endpoint of all services counts before those of single ones in the profile
  expect(Object.keys(set('full', { AWS_ENDPOINT_URL: 'http://e' })).join()).not.toContain('ENDPOINT_URL')
  expect(set('full', { AWS_ENDPOINT_URL_STS: 'http://e' })).not.toHaveProperty('AWS_ENDPOINT_URL_STS')
})

test('an option counts before the variables of single services, which are taken away', () => {
  const env = { AWS_ENDPOINT_URL_STS: 'http://e', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
  expect(childEnvironment({ profile: 'bare' }, ALL, config, env)).toEqual({
    set: { AWS_DEFAULT_OUTPUT: 'json', AWS_ENDPOINT_URL: ALL },
    unset: [
      'AWS_PROFILE',
      'AWS_DEFAULT_PROFILE',
      'AWS_SECURITY_TOKEN',
      'AWS_ACCOUNT_ID',
      'AWS_ENDPOINT_URL_STS',
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    ],
  })
})

test('endpoints that are to be ignored stay so without the profile', () => {
  expect(set('ignoring')).toEqual({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })
  expect(set('full', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })).not.toHaveProperty('AWS_ENDPOINT_URL')
})

test('endpoints of the profile "default" are kept from the session of another profile', () => {
  const local = parseAwsConfig(
    `[default]\nendpoint_url = ${ALL}\n[profile work]\noutput = json\n[profile own]\nendpoint_url = ${STS}\n`,
    '',
  )
  const of = (profile: string | undefined, env = {}) => childEnvironment({ profile }, undefined, local, env).set
  expect(of('work')).toEqual({ AWS_DEFAULT_OUTPUT: 'json', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })
  // what names an endpoint counts before those of the file
  expect([of('own'), of('default')]).toEqual([{ AWS_ENDPOINT_URL: STS }, { AWS_ENDPOINT_URL: ALL }])
  expect(of('work', { AWS_ENDPOINT_URL_S3: 'http://e' })).toEqual({ AWS_DEFAULT_OUTPUT: 'json' })
  expect(of(undefined)).toEqual({})
})

test('the endpoint of STS: its variable, that of all, the section of the profile, the profile', () => {
  const env = { AWS_ENDPOINT_URL_STS: 'http://a', AWS_ENDPOINT_URL: 'http://b' }
  expect([
    endpointOf('sts', 'full', config, env),
    endpointOf('sts', 'full', config, { AWS_ENDPOINT_URL: 'http://b' }),
    endpointOf('sts', 'full', config, {}),
    endpointOf('iam', 'full', config, {}),
    endpointOf('sts', 'bare', config, {}),
    endpointOf('sts', 'ignoring', config, env),
  ]).toEqual(['http://a', 'http://b', STS, ALL, undefined, undefined])
})
