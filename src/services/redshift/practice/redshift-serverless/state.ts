import type * as Client from '@aws-sdk/client-redshift-serverless'
import { byText } from '../../../../core/by-text.ts'
import { uuidOf } from '../../../../practice/ids.ts'
import { among, arnIn, given, type Is, kind, type Place } from '../../../../practice/kind.ts'
import { listing } from '../../../../practice/listing.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../../practice/service.ts'
import { type HasTags, tagsFrom } from '../../../../practice/tags.ts'

export interface Namespace extends HasTags {
  is: Is<Client.Namespace, 'namespaceName' | 'namespaceId' | 'adminUsername'>
  /** The regions that recovery points and snapshots are copied to. */
  copies: Is<Client.SnapshotCopyConfiguration, 'destinationRegion'>[]
}

export interface Workgroup extends HasTags {
  is: Is<Client.Workgroup, 'workgroupName' | 'workgroupId'>
  parameters: Record<string, string>
}

/** Redshift Serverless in one region. */
export interface ServerlessState {
  namespaces: Namespace[]
  workgroups: Workgroup[]
}

export type C<I = unknown> = Call<I, ServerlessState>
export type Definition = ServiceDefinition<typeof Client, ServerlessState>

export const invalid = (message: string): AwsError => awsError('ValidationException', message)
export const conflict = (message: string): AwsError => awsError('ConflictException', message)
const missing = (message: string): AwsError => awsError('ResourceNotFoundException', message)

export const paged = listing({
  token: 'nextToken',
  size: 'maxResults',
  next: 'nextToken',
  invalid: () => invalid('The token is not one that this operation gave.'),
})

const idIn = (what: string, { region }: Place, name: string): string => uuidOf(`redshift ${what}`, `${region} ${name}`)
const arn = (what: string) => (place: Place, name: string) =>
  arnIn(place, 'redshift-serverless', `${what}/${idIn(what, place, name)}`)

export const namespaces = kind<ServerlessState, Namespace>({
  in: (state) => state.namespaces,
  id: ({ is }) => is.namespaceName,
  arn: arn('namespace'),
  missing: (name) => missing(`Could not find namespace ${name}.`),
  exists: (name) => conflict(`The namespace ${name} already exists.`),
})
export const workgroups = kind<ServerlessState, Workgroup>({
  in: (state) => state.workgroups,
  id: ({ is }) => is.workgroupName,
  arn: arn('workgroup'),
  missing: (name) => missing(`Could not find workgroup ${name}.`),
  exists: (name) => conflict(`The workgroup ${name} already exists.`),
})
export const taggedBy = among<ServerlessState, HasTags>([namespaces, workgroups], (named) =>
  missing(`Could not find resource ${named}.`),
)

export const passwordSecret = (place: Place, { namespaceName, adminUsername }: Namespace['is']): string =>
  arnIn(place, 'secretsmanager', `secret:redshift!${namespaceName}-${adminUsername}`)

/** The namespace of a create request. */
export function namespaceFrom(place: Place, asked: Client.CreateNamespaceRequest, creationDate: string): Namespace {
  const { namespaceName = '', adminUsername = 'admin', dbName = 'dev', logExports = [] } = asked
  const is: Namespace['is'] = {
    namespaceArn: namespaces.arn(place, namespaceName),
    namespaceId: idIn('namespace', place, namespaceName),
    namespaceName,
    adminUsername,
    dbName,
    kmsKeyId: asked.kmsKeyId ?? 'AWS_OWNED_KMS_KEY',
    iamRoles: [],
    logExports,
    status: 'AVAILABLE',
    creationDate,
  }
  if (asked.manageAdminPassword) is.adminPasswordSecretArn = passwordSecret(place, is)
  return { is, copies: [], tags: tagsFrom(asked.tags) }
}

/** The default parameters of a new workgroup (redshift/latest/mgmt/serverless-workgroups-and-namespaces.html). */
export const standardParameters: Readonly<Record<string, string>> = byText({
  auto_mv: 'true',
  datestyle: 'ISO, MDY',
  enable_case_sensitive_identifier: 'false',
  enable_user_activity_logging: 'true',
  query_group: 'default',
  require_ssl: 'true',
  search_path: '$user, public',
  use_fips_ssl: 'false',
})

/** The workgroup of a create request. */
export function workgroupFrom(place: Place, asked: Client.CreateWorkgroupRequest, creationDate: string): Workgroup {
  const { workgroupName = '', namespaceName, baseCapacity = 128, port = 5439 } = asked
  const { enhancedVpcRouting = false, publiclyAccessible = false, securityGroupIds = [], subnetIds = [] } = asked
  return {
    is: {
      workgroupArn: workgroups.arn(place, workgroupName),
      workgroupId: idIn('workgroup', place, workgroupName),
      workgroupName,
      ...given({ namespaceName }),
      baseCapacity,
      enhancedVpcRouting,
      securityGroupIds,
      subnetIds,
      status: 'AVAILABLE',
      endpoint: {
        address: `${workgroupName}.${place.account}.${place.region}.redshift-serverless.amazonaws.com`,
        port,
      },
      publiclyAccessible,
      port,
      creationDate,
    },
    parameters: { ...standardParameters },
    tags: tagsFrom(asked.tags),
  }
}

export const shownWorkgroup = ({ is, parameters }: Workgroup) => ({
  ...is,
  configParameters: Object.entries(parameters).map(([parameterKey, parameterValue]) => ({
    parameterKey,
    parameterValue,
  })),
})

export const copyTo = (
  place: Place,
  { namespaceName }: Namespace['is'],
  destinationRegion: string,
  snapshotRetentionPeriod: number,
): Namespace['copies'][number] => {
  const id = uuidOf('redshift copy', `${place.region} ${namespaceName} ${destinationRegion}`)
  return {
    snapshotCopyConfigurationId: id,
    snapshotCopyConfigurationArn: arnIn(place, 'redshift-serverless', `snapshotcopyconfiguration/${id}`),
    namespaceName,
    destinationRegion,
    snapshotRetentionPeriod,
  }
}
