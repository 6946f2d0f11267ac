import type * as Client from '@aws-sdk/client-emr'
import { type Is, kind, named, type Place } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError } from '../../../practice/service.ts'
import { type HasTags, tagPairs } from '../../../practice/tags.ts'

export interface StoredCluster extends HasTags {
  is: Is<Client.Cluster, 'Id' | 'Name' | 'ReleaseLabel' | 'InstanceCollectionType'>
  state: Client.ClusterState
  created: string
  /** The EC2 instances of its primary nodes. */
  primaries: string[]
}
export interface StoredSecurity {
  text: string
  created: string
}

/** Amazon EMR in one region. */
export interface EmrState {
  clusters: StoredCluster[]
  security: Record<string, StoredSecurity>
  block: { on: boolean; ports: { MinRange: number; MaxRange: number }[]; created: string }
}

export const invalid = (message: string): AwsError => awsError('InvalidRequestException', message)

export const paged = listing({
  token: 'Marker',
  next: 'Marker',
  invalid: () => invalid('The marker is not one that this operation gave.'),
})

export const clusters = kind<EmrState, StoredCluster>({
  in: (state) => state.clusters,
  id: ({ is }) => is.Id,
  arn: ['elasticmapreduce', 'cluster/'],
  missing: () => invalid('Cluster id is not valid.'),
})

export const security = named<EmrState, StoredSecurity>({
  in: (state) => state.security,
  missing: (name) => invalid(`Security configuration with name '${name}' does not exist.`),
  exists: (name) => invalid(`Security configuration with name '${name}' already exists.`),
})

const statusOf = ({ state, created }: StoredCluster): Answer<Client.ClusterStatus> => ({
  State: state,
  Timeline: { CreationDateTime: new Date(created) },
})

export const summaryOf = (place: Place, one: StoredCluster): Answer<Client.ClusterSummary> => ({
  Id: one.is.Id,
  Name: one.is.Name,
  Status: statusOf(one),
  ClusterArn: clusters.arnOf(place, one),
})

export const shown = (place: Place, one: StoredCluster): Answer<Client.Cluster> => ({
  ...one.is,
  Status: statusOf(one),
  ClusterArn: clusters.arnOf(place, one),
  Tags: tagPairs(one.tags),
})
