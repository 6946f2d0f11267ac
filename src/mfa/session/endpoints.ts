import { DemarcError } from '../../core/errors.ts'
import type { AwsConfig, Settings } from './aws-config.ts'

type Env = Readonly<Record<string, string | undefined>>

const IGNORE = 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true'

/** Whether all configured endpoints are ignored: what the environment says of it counts before the profile. */
const isIgnored = (says: Settings, env: Env): boolean => isTrue(env[IGNORE] || says['ignore_configured_endpoint_urls'])

/** The endpoints of the `services` section that a profile names. Throws BAD_PROFILE where it is not there. */
function servicesOf(profile: string | undefined, says: Settings, { services }: AwsConfig): Settings {
  const { services: name } = says
  if (name === undefined) return {}
  const found = services[name]
  if (found) return found
  throw new DemarcError('BAD_PROFILE', `profile "${profile}" has the services section "${name}", which is not there`, {
    hint: `Add a section [services ${name}] to ~/.aws/config, or take the setting away.`,
  })
}

/** The variable for a service's endpoint: AWS_ENDPOINT_URL_API_GATEWAY for `api_gateway`. */
const variableOf = (service: string): string => `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll(/[ -]/g, '_')}`

/**
 * The endpoint of a service, where the environment or the profile names one: the service's own variable, the variable for all, the
 * profile's `services` section, the profile's endpoint_url (sdkref/latest/guide/feature-ss-endpoints.html). Throws BAD_PROFILE.
 */
export function endpointOf(
  service: string,
  profile: string | undefined,
  config: AwsConfig,
  env: Env,
): string | undefined {
  const says = (profile === undefined ? undefined : config.profiles[profile]) ?? {}
  if (isIgnored(says, env)) return undefined
  return (
    env[variableOf(service)] ||
    env['AWS_ENDPOINT_URL'] ||
    servicesOf(profile, says, config)[`${service}.endpoint_url`] ||
    says['endpoint_url'] ||
    undefined
  )
}

/** The variables that pass a profile's endpoints to a program that does not use the profile. Existing variables stay. */
export function endpointVariables(profile: string | undefined, config: AwsConfig, env: Env): Record<string, string> {
  if (profile === undefined) return {}
  const says: Settings = config.profiles[profile] ?? {}
  if (isIgnored(says, env)) return env[IGNORE] ? {} : { [IGNORE]: 'true' }
  // the variable for all services takes precedence over everything in the profile
  if (env['AWS_ENDPOINT_URL']) return {}
  const of = Object.entries(servicesOf(profile, says, config)).flatMap(([key, url]) => {
    const [, service] = /^(.+)\.endpoint_url$/.exec(key) ?? []
    const variable = service === undefined ? undefined : variableOf(service)
    return variable === undefined || env[variable] ? [] : [[variable, url] as const]
  })
  const { endpoint_url: all } = says
  const found = Object.fromEntries(all === undefined ? of : [['AWS_ENDPOINT_URL', all], ...of])
  return Object.keys(found).length === 0 && !namesEndpoint(env) && isAnother(profile, config)
    ? { [IGNORE]: 'true' }
    : found
}

const namesEndpoint = (env: Env): boolean =>
  Object.keys(env).some((name) => name.startsWith('AWS_ENDPOINT_URL') && env[name])

/** Whether a program without a profile would use the endpoints of the profile "default", and that is another profile. */
function isAnother(profile: string, { profiles }: AwsConfig): boolean {
  const { default: usual = {} } = profiles
  return profile !== 'default' && (usual['endpoint_url'] ?? usual['services']) !== undefined
}
