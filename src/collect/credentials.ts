import type { fromNodeProviderChain } from '@aws-sdk/credential-providers'
import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { suggest } from '../core/suggest.ts'

export type Credentials = ReturnType<typeof fromNodeProviderChain>

export interface CredentialOptions {
  readonly profile?: string
  /** A role to assume with the base credentials. */
  readonly roleArn?: string
  /** The external id required by the role's trust policy. */
  readonly externalId?: string
  /** The region of the STS endpoint. */
  readonly region: string
  readonly endpointUrl?: string
  /** Credentials already known, or a provider of them, used in place of the default chain. */
  readonly fixed?: FixedCredentials | Credentials
}

/** Literal credentials. */
export interface FixedCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

const ROLE_ARN = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/**
 * Credentials from the SDK's default chain (environment, profiles, SSO, `aws login`, web identity, instance and container roles),
 * or of a role assumed with them. Temporary credentials refresh themselves.
 */
export async function findCredentials(options: CredentialOptions): Promise<Credentials> {
  const { profile, roleArn, externalId, region, endpointUrl, fixed } = options
  if (roleArn !== undefined && !ROLE_ARN.test(roleArn))
    throw new DemarcError('BAD_ROLE_ARN', `"${roleArn}" is not the ARN of a role`, {
      hint: 'It looks like arn:aws:iam::111122223333:role/Auditor',
    })
  const { fromNodeProviderChain, fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
  const clientConfig = { region, ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }) }
  const base: Credentials = fixed
    ? typeof fixed === 'function'
      ? fixed
      : async () => fixed
    : fromNodeProviderChain({
        ...(profile === undefined ? {} : { profile }),
        clientConfig,
        ...SHORT,
      })
  if (roleArn === undefined) return base
  return fromTemporaryCredentials({
    masterCredentials: base,
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'demarc',
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    clientConfig,
  })
}

/** On a laptop without credentials, do not wait long for instance metadata. */
const SHORT = { maxRetries: 0, timeout: 1000 } as const

/** Credentials of a profile, or of the SDK's default chain. */
export async function profileCredentials(profile?: string): Promise<Credentials> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers')
  return fromNodeProviderChain({ ...(profile === undefined ? {} : { profile }), ...SHORT })
}

/** Credentials of the machine, for a profile's `credential_source`. */
export async function machineCredentials(source: 'Ec2InstanceMetadata' | 'EcsContainer'): Promise<Credentials> {
  const { fromContainerMetadata, fromInstanceMetadata } = await import('@aws-sdk/credential-providers')
  return source === 'EcsContainer' ? fromContainerMetadata(SHORT) : fromInstanceMetadata(SHORT)
}

/** The profiles of ~/.aws/config and ~/.aws/credentials with their settings, as the SDK reads them. Throws if a file cannot be read. */
export async function knownProfiles(): Promise<Readonly<Record<string, Readonly<Record<string, string | undefined>>>>> {
  const { parseKnownFiles } = await import('@smithy/core/config')
  return parseKnownFiles({})
}

/** Returns the profile. Throws UNKNOWN_PROFILE, with suggestions, when no AWS file has it. */
export async function checkedProfile(profile: string | undefined): Promise<void> {
  if (profile === undefined) return
  const known = Object.keys(await knownProfiles())
  if (known.includes(profile)) return
  const near = suggest(profile, known)
  const there =
    known.length > 0 ? `There are ${known.sort(compareText).join(', ')}.` : 'There is none; "aws configure" makes one.'
  throw new DemarcError('UNKNOWN_PROFILE', `there is no profile "${profile}" in ~/.aws/config or ~/.aws/credentials`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : there,
  })
}

/** The region from the environment or the profile of ~/.aws/config, as the SDK finds it; undefined or empty when not set. */
export async function configuredRegion(profile: string | undefined): Promise<string | undefined> {
  const { STS } = await import('@aws-sdk/client-sts')
  const client = new STS(profile === undefined ? {} : { profile })
  try {
    return await client.config.region()
  } catch {
    return undefined
  } finally {
    client.destroy()
  }
}
