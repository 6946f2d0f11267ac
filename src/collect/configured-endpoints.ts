import { byText } from '../core/by-text.ts'

/** An endpoint set in the user's configuration, and where it is set. */
export interface ConfiguredEndpoint {
  readonly url: string
  /** The variable, or the section and key of `~/.aws/config`. */
  readonly from: string
}

type Env = Readonly<Record<string, string | undefined>>

const VARIABLE = /^AWS_ENDPOINT_URL(_[A-Z0-9_]+)?$/
const IGNORED = 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'

/**
 * The endpoints that the SDK takes from the environment and the profile, for all services or single ones
 * (sdkref/latest/guide/feature-ss-endpoints.html).
 */
export async function configuredEndpoints(env: Env, named: string | undefined): Promise<readonly ConfiguredEndpoint[]> {
  if (env[IGNORED]?.toLowerCase() === 'true') return []
  const variables = Object.entries(env).flatMap(([name, url]) =>
    VARIABLE.test(name) && url ? [{ url, from: name }] : [],
  )
  return [...variables, ...(await ofProfile(named ?? env['AWS_PROFILE'] ?? 'default'))]
}

const OF_ALL = /^(AWS_ENDPOINT_URL$|endpoint_url of the profile )/

/**
 * The endpoint configured for all services; undefined when services have their own, which the SDK handles. Needed by S3 Control,
 * whose client prefixes the host with the account id.
 */
export async function endpointOfAll(env: Env, named: string | undefined): Promise<string | undefined> {
  const all = await configuredEndpoints(env, named)
  // the environment takes precedence over the profile
  return all.every(({ from }) => OF_ALL.test(from)) ? all[0]?.url : undefined
}

async function ofProfile(name: string): Promise<ConfiguredEndpoint[]> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config')
  const files = await loadSharedConfigFiles({ ignoreCache: true }).catch(() => ({ configFile: {} }))
  const sections = byText<Readonly<Record<string, string | undefined>>>(files.configFile)
  const profile = byText(sections[name] ?? {})
  if (profile['ignore_configured_endpoint_urls']?.toLowerCase() === 'true') return []
  const own = profile['endpoint_url']
  const services = profile['services']
  const section = services === undefined ? undefined : sections[`services.${services}`]
  return [
    ...(own ? [{ url: own, from: `endpoint_url of the profile ${name}` }] : []),
    ...Object.entries(section ?? {}).flatMap(([key, url]) =>
      key.endsWith('.endpoint_url') && url ? [{ url, from: `${key} of the services ${services}` }] : [],
    ),
  ]
}
