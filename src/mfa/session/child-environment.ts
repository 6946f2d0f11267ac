import type { AwsConfig, Settings } from './aws-config.ts'
import { endpointVariables } from './endpoints.ts'
import type { SessionPlan } from './plan.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Variables for the next program: those to set, and those to unset. */
export interface ChildEnvironment {
  readonly set: Readonly<Record<string, string>>
  readonly unset: readonly string[]
}

/**
 * Variables that would take precedence over the session or describe another. AWS_PROFILE: the SDK for JavaScript uses it before
 * the keys; the second is its older name. AWS_SECURITY_TOKEN: botocore uses it before AWS_SESSION_TOKEN (EnvProvider in
 * botocore/credentials.py). AWS_ACCOUNT_ID: the account of other credentials
 * (sdkref/latest/guide/feature-account-endpoints.html).
 */
const TAKEN_AWAY = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SECURITY_TOKEN', 'AWS_ACCOUNT_ID'] as const

/**
 * The settings of a profile that have variables (sdkref/latest/guide/settings-reference.html) and would be lost without the
 * profile. The region has two variables: AWS CLI 1 and boto3 read only the second. `output` and `cli_pager` are the AWS CLI's
 * (cli/latest/userguide/cli-configure-envvars.html).
 */
const variablesOf: Readonly<Record<string, readonly string[]>> = {
  region: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
  account_id_endpoint_mode: ['AWS_ACCOUNT_ID_ENDPOINT_MODE'],
  auth_scheme_preference: ['AWS_AUTH_SCHEME_PREFERENCE'],
  ca_bundle: ['AWS_CA_BUNDLE'],
  cli_pager: ['AWS_PAGER'],
  defaults_mode: ['AWS_DEFAULTS_MODE'],
  disable_host_prefix_injection: ['AWS_DISABLE_HOST_PREFIX_INJECTION'],
  disable_request_compression: ['AWS_DISABLE_REQUEST_COMPRESSION'],
  endpoint_discovery_enabled: ['AWS_ENABLE_ENDPOINT_DISCOVERY'],
  max_attempts: ['AWS_MAX_ATTEMPTS'],
  output: ['AWS_DEFAULT_OUTPUT'],
  request_checksum_calculation: ['AWS_REQUEST_CHECKSUM_CALCULATION'],
  request_min_compression_size_bytes: ['AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES'],
  response_checksum_validation: ['AWS_RESPONSE_CHECKSUM_VALIDATION'],
  retry_mode: ['AWS_RETRY_MODE'],
  s3_disable_express_session_auth: ['AWS_S3_DISABLE_EXPRESS_SESSION_AUTH'],
  s3_disable_multiregion_access_points: ['AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS'],
  s3_use_arn_region: ['AWS_S3_USE_ARN_REGION'],
  sdk_ua_app_id: ['AWS_SDK_UA_APP_ID'],
  sigv4a_signing_region_set: ['AWS_SIGV4A_SIGNING_REGION_SET'],
  sts_regional_endpoints: ['AWS_STS_REGIONAL_ENDPOINTS'],
  use_dualstack_endpoint: ['AWS_USE_DUALSTACK_ENDPOINT'],
  use_fips_endpoint: ['AWS_USE_FIPS_ENDPOINT'],
}

/**
 * The variables besides the session's keys, so that the next program calls what it would have called with the profile. An
 * existing variable takes precedence over the profile and stays. Sets only what the profile or an option says.
 */
export function childEnvironment(
  { profile }: Pick<SessionPlan, 'profile'>,
  endpointUrl: string | undefined,
  config: AwsConfig,
  env: Env,
): ChildEnvironment {
  const says: Settings = (profile === undefined ? undefined : config.profiles[profile]) ?? {}
  const fromProfile = Object.entries(variablesOf).flatMap(([setting, variables]) => {
    const value = says[setting]
    return value === undefined ? [] : variables.filter((name) => !env[name]).map((name) => [name, value] as const)
  })
  const settings = Object.fromEntries(fromProfile)
  if (endpointUrl === undefined)
    return { set: { ...settings, ...endpointVariables(profile, config, env) }, unset: TAKEN_AWAY }
  // with one endpoint for all services, unset those of single services, which would take precedence
  const single = Object.keys(env).filter((name) => name.startsWith('AWS_ENDPOINT_URL_'))
  return {
    set: { ...settings, AWS_ENDPOINT_URL: endpointUrl },
    unset: [...TAKEN_AWAY, ...single, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'],
  }
}
