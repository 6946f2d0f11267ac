import { type AwsConfig, type Settings, servicesOf } from './aws-config.ts'

type Env = Readonly<Record<string, string | undefined>>

const IGNORE = 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true'

/** The variable of a service's endpoint: of `api_gateway` AWS_ENDPOINT_URL_API_GATEWAY. */
const variableOf = (service: string): string => `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll(/[ -]/g, '_')}`

/**
 * The endpoint of a service, where the environment or the profile names one: the service's own variable, the variable for all, the
 * profile's `services` section, the profile's endpoint_url (sdkref/latest/guide/feature-ss-endpoints.html).
 */
export function endpointOf(
  service: string,
  profile: string | undefined,
  config: AwsConfig,
  env: Env,
): string | undefined {
  const says = (profile === undefined ? undefined : config.profiles[profile]) ?? {}
  if (isTrue(env[IGNORE]) || isTrue(says['ignore_configured_endpoint_urls'])) return undefined
  return (
    env[variableOf(service)] ||
    env['AWS_ENDPOINT_URL'] ||
    servicesOf(config, says['services'])[`${service}.endpoint_url`] ||
    says['endpoint_url'] ||
    undefined
  )
}

/** The variables by which a profile's endpoints reach a program that is not told of the profile. What the environment says stays. */
export function endpointVariables(profile: string | undefined, config: AwsConfig, env: Env): Record<string, string> {
  if (profile === undefined) return {}
  const says: Settings = config.profiles[profile] ?? {}
  if (isTrue(env[IGNORE])) return {}
  if (isTrue(says['ignore_configured_endpoint_urls'])) return { [IGNORE]: 'true' }
  // the variable for all services counts before anything that the profile says
  if (env['AWS_ENDPOINT_URL']) return {}
  const of = Object.entries(servicesOf(config, says['services'])).flatMap(([key, url]) => {
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

/** Whether a program without a profile would use the endpoints of the profile "default", which is not this one. */
function isAnother(profile: string, { profiles }: AwsConfig): boolean {
  const { default: usual = {} } = profiles
  return profile !== 'default' && (usual['endpoint_url'] ?? usual['services']) !== undefined
}
