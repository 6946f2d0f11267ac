import type * as EcrClient from '@aws-sdk/client-ecr'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export type Client = typeof EcrClient

export interface StoredRepository {
  name: string
  created: string
  mutability: 'MUTABLE' | 'IMMUTABLE'
  scanOnPush: boolean
  encryption: { type: EcrClient.EncryptionType; key: string | null }
  lifecycle: string | null
  policy: string | null
  tags: { Key: string; Value: string }[]
}

/** ECR's private registry in one region. */
export interface EcrState {
  repositories: StoredRepository[]
  scanning: { type: EcrClient.ScanType; rules: EcrClient.RegistryScanningRule[] }
}

export type C<I = unknown> = Call<I, EcrState>
export type Definition = ServiceDefinition<Client, EcrState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
export const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:ecr:${region}:${account}:repository/${name}`

interface Named {
  readonly repositoryName?: string | undefined
  readonly registryId?: string | undefined
}

export function repositoryOf(call: C, { repositoryName = '', registryId }: Named): StoredRepository {
  const found = call.state.repositories.find(({ name }) => name === repositoryName)
  if (found && (registryId === undefined || registryId === call.account)) return found
  throw awsError(
    'RepositoryNotFoundException',
    `The repository with name '${repositoryName}' does not exist in the registry with id '${registryId ?? call.account}'`,
  )
}

export const shown = (call: C, stored: StoredRepository): EcrClient.Repository => ({
  repositoryArn: arnOf(call, stored.name),
  registryId: call.account,
  repositoryName: stored.name,
  repositoryUri: `${call.account}.dkr.ecr.${call.region}.amazonaws.com/${stored.name}`,
  createdAt: new Date(stored.created),
  imageTagMutability: stored.mutability,
  imageScanningConfiguration: { scanOnPush: stored.scanOnPush },
  encryptionConfiguration: {
    encryptionType: stored.encryption.type,
    ...(stored.encryption.key === null ? {} : { kmsKey: stored.encryption.key }),
  },
})

/** How often a repository is scanned: by the first of the registry's filters that fits, else by its own setting. */
export function frequencyOf({ scanning }: EcrState, { name, scanOnPush }: StoredRepository): EcrClient.ScanFrequency {
  const rule = scanning.rules.find(({ repositoryFilters = [] }) =>
    repositoryFilters.some(({ filter = '' }) => fits(filter, name)),
  )
  return rule?.scanFrequency ?? (scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL')
}

/** A filter is a name with `*` for any characters; without one, it fits every name that has it somewhere. */
const fits = (filter: string, name: string): boolean =>
  filter.includes('*')
    ? new RegExp(`^${filter.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(name)
    : name.includes(filter)
