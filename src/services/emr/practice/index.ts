import type * as Client from '@aws-sdk/client-emr'
import { hexId } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { practiceService } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { emr as sdk } from '../sdk.ts'
import { seedEmr } from './seed.ts'
import { clusters, type EmrState, invalid, paged, security, shown, summaryOf } from './state.ts'

/** Amazon EMR: clusters, security configurations, and what a region refuses. It runs nothing: a new cluster stays at its start. */
export const emr = practiceService<typeof Client, EmrState>({
  sdk,
  scope: 'regional',
  seed: seedEmr,
  acts: { ClusterId: clusters.arn, ResourceId: clusters.arn },
  describes: {
    'AWS::EMR::Cluster': (ask) =>
      (ask('ListClusters', {}).Clusters ?? []).map(({ Id, ClusterArn }) => {
        const { Cluster: is } = ask('DescribeCluster', { ClusterId: Id })
        return { is, tags: is?.Tags, arn: ClusterArn }
      }),
    'AWS::EMR::SecurityConfiguration': (ask) =>
      (ask('ListSecurityConfigurations', {}).SecurityConfigurations ?? []).map(({ Name }) => {
        const { SecurityConfiguration: text = '' } = ask('DescribeSecurityConfiguration', { Name })
        return { is: { Name }, also: { SecurityConfiguration: JSON.parse(text) }, arn: null }
      }),
  },
  reads: {
    ListClusters: (call) => {
      const { ClusterStates: states = [] } = call.input
      const those = call.state.clusters.filter(({ state }) => states.length === 0 || states.includes(state))
      return paged(call, { Clusters: those.map((one) => summaryOf(call, one)) })
    },
    DescribeCluster: (call) => ({ Cluster: shown(call, clusters.of(call, call.input.ClusterId)) }),
    ListInstances: (call) => {
      const { ClusterId, InstanceGroupTypes: groups, InstanceFleetType: fleet } = call.input
      const one = clusters.of(call, ClusterId)
      const fleets = one.is.InstanceCollectionType === 'INSTANCE_FLEET'
      if (fleets ? groups !== undefined : fleet !== undefined)
        throw invalid('Instance fleets and instance groups are mutually exclusive.')
      const primary = (groups ?? ['MASTER']).includes('MASTER') && (fleet ?? 'MASTER') === 'MASTER'
      const found = primary ? one.primaries : []
      return paged(call, {
        Instances: found.map((Ec2InstanceId) => ({
          Id: `ci-${hexId('emr node', Ec2InstanceId, 17)}`,
          Ec2InstanceId,
          Status: { State: 'RUNNING' as const },
        })),
      })
    },
    ListSecurityConfigurations: (call) =>
      paged(call, {
        SecurityConfigurations: security
          .all(call)
          .map(([Name, { created }]) => ({ Name, CreationDateTime: new Date(created) })),
      }),
    DescribeSecurityConfiguration: (call) => {
      const { Name } = call.input
      const { text, created } = security.of(call, Name)
      return { Name, SecurityConfiguration: text, CreationDateTime: new Date(created) }
    },
    GetBlockPublicAccessConfiguration: (call) => {
      const { on, ports, created } = call.state.block
      return {
        BlockPublicAccessConfiguration: {
          BlockPublicSecurityGroupRules: on,
          PermittedPublicSecurityGroupRuleRanges: ports,
        },
        BlockPublicAccessConfigurationMetadata: {
          CreationDateTime: new Date(created),
          CreatedByArn: `arn:${call.partition}:iam::${call.account}:root`,
        },
      }
    },
  },
  changes: {
    RunJobFlow: (call) => {
      const { input, now, region, state } = call
      if (input.Name === undefined) throw invalid('A cluster needs a name.')
      const { SecurityConfiguration } = input
      if (SecurityConfiguration !== undefined) security.of(call, SecurityConfiguration)
      const made = clusters.add(call, {
        is: {
          Id: `j-${hexId('emr', `${region} ${now.toISOString()} ${state.clusters.length}`, 13).toUpperCase()}`,
          Name: input.Name,
          ReleaseLabel: input.ReleaseLabel ?? 'emr-7.12.0',
          InstanceCollectionType: input.Instances?.InstanceFleets ? 'INSTANCE_FLEET' : 'INSTANCE_GROUP',
          ...given({ SecurityConfiguration, ServiceRole: input.ServiceRole, LogUri: input.LogUri }),
        },
        state: 'STARTING',
        created: now.toISOString(),
        primaries: [],
        tags: tagsFrom(input.Tags),
      })
      return { JobFlowId: made.is.Id, ClusterArn: clusters.arnOf(call, made) }
    },
    TerminateJobFlows: (call) => {
      for (const id of call.input.JobFlowIds ?? []) clusters.of(call, id).state = 'TERMINATED'
    },
    CreateSecurityConfiguration: (call) => {
      const { Name = '', SecurityConfiguration: text = '' } = call.input
      try {
        JSON.parse(text)
      } catch {
        throw invalid('The security configuration is not valid JSON.')
      }
      const { created } = security.add(call, Name, { text, created: call.now.toISOString() })
      return { Name, CreationDateTime: new Date(created) }
    },
    DeleteSecurityConfiguration: (call) => {
      security.remove(call, call.input.Name)
    },
    PutBlockPublicAccessConfiguration: (call) => {
      const { BlockPublicAccessConfiguration: wanted } = call.input
      call.state.block = {
        on: wanted?.BlockPublicSecurityGroupRules === true,
        ports: (wanted?.PermittedPublicSecurityGroupRuleRanges ?? []).map(({ MinRange = 0, MaxRange = MinRange }) => ({
          MinRange,
          MaxRange,
        })),
        created: call.now.toISOString(),
      }
    },
    AddTags: (call) => tag(clusters.of(call, call.input.ResourceId), call.input.Tags),
    RemoveTags: (call) => untag(clusters.of(call, call.input.ResourceId), call.input.TagKeys),
  },
})
