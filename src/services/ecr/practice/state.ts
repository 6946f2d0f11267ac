import type * as Client from '@aws-sdk/client-ecr'
import { type Is, kind, type Naming } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface Repository extends HasTags {
  is: Is<
    Client.Repository,
    'repositoryName' | 'createdAt' | 'imageTagMutability' | 'imageScanningConfiguration' | 'encryptionConfiguration'
  >
  lifecycle: string | null
  policy: string | null
}

/** ECR's private registry in one region. */
export interface EcrState {
  repositories: Repository[]
  /** The registry's own policy. */
  policy: string | null
  scanning: Is<Client.RegistryScanningConfiguration, 'scanType' | 'rules'>
}
export type C<I = unknown> = Call<I, EcrState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
export const paged = listing({ token: 'nextToken', size: 'maxResults', next: 'nextToken', whole: true })

const missing = (name = '', registry: string): AwsError =>
  awsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${registry}'`,
  )

export const repositories = kind<EcrState, Repository>({
  in: (state) => state.repositories,
  id: ({ is }) => is.repositoryName,
  arn: ['ecr', 'repository/'],
  missing: (name, { account }) => missing(name, account),
  exists: (name, { account }) =>
    awsError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists in the registry with id '${account}'`,
    ),
})

type Named = Naming<'repositoryName' | 'registryId'>

export function repositoryOf(call: C, { repositoryName, registryId = call.account }: Named): Repository {
  if (registryId !== call.account) throw missing(repositoryName, registryId)
  return repositories.of(call, repositoryName)
}

export const taggedBy = (call: C, arn: string | undefined): Repository =>
  repositories.of(call, arn?.split(':repository/')[1])

/** The members that name a repository in a response. */
export const named = ({ account }: C, { is: { repositoryName } }: Repository) => ({
  registryId: account,
  repositoryName,
})

export const shown = (call: C, one: Repository): Answer<Client.Repository> => ({
  ...one.is,
  ...named(call, one),
  repositoryArn: repositories.arnOf(call, one),
  repositoryUri: `${call.account}.dkr.ecr.${call.region}.amazonaws.com/${one.is.repositoryName}`,
})

const policies = {
  lifecycle: { code: 'LifecyclePolicyNotFoundException', what: 'Lifecycle policy' },
  policy: { code: 'RepositoryPolicyNotFoundException', what: 'Repository policy' },
} as const

/** The text of a repository's policy. Throws AWS's error if it has none. */
export function textOf({ account }: C, one: Repository, which: keyof typeof policies): string {
  const text = one[which]
  if (text !== null) return text
  const { code, what } = policies[which]
  const { repositoryName } = one.is
  throw awsError(
    code,
    `${what} does not exist for the repository with name '${repositoryName}' in the registry with id '${account}'`,
  )
}

/** The scan frequency of a repository: from the first registry filter that matches, otherwise from its own setting. */
export function frequencyOf({ scanning }: EcrState, { is }: Repository): Client.ScanFrequency {
  const rule = scanning.rules.find(({ repositoryFilters = [] }) =>
    repositoryFilters.some(({ filter = '' }) => fits(filter, is.repositoryName)),
  )
  return rule?.scanFrequency ?? (is.imageScanningConfiguration.scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL')
}

/** In a filter, `*` stands for any characters; a filter without it matches every name that contains it. */
const fits = (filter: string, name: string): boolean =>
  filter.includes('*')
    ? new RegExp(`^${filter.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(name)
    : name.includes(filter)
