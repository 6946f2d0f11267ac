import type { Control } from '../../../controls/control.ts'
import { shape } from './shape.ts'

const notPublic = shape({
  id: 'Demarc.Shape.1',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'Databases, brokers and their like should not be publicly accessible',
})

/** What holds data and is to be reached from inside a VPC. What is made to serve the internet, such as a web service, is not asked. */
export const areNotPublic: readonly Control[] = [
  notPublic({
    on: 'AWS::AmazonMQ::Broker',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: the broker can be reached from outside of its VPC',
    fix: 'Create a broker with PubliclyAccessible false and move to it: the setting cannot be changed.',
  }),
  notPublic({
    on: 'AWS::DMS::InstanceProfile',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: instances of this profile get a public IP address',
    fix: 'Set PubliclyAccessible to false.',
  }),
  notPublic({
    on: 'AWS::Lightsail::Database',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: anyone on the internet can reach the database',
    fix: 'Set PubliclyAccessible to false.',
  }),
  notPublic({
    on: 'AWS::M2::Environment',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: the runtime environment can be reached from the internet',
    fix: 'Create an environment with PubliclyAccessible false and move to it: the setting cannot be changed.',
  }),
  notPublic({
    on: 'AWS::NeptuneGraph::Graph',
    reads: ['PublicConnectivity'],
    holds: ({ PublicConnectivity }) => !PublicConnectivity,
    finding: 'PublicConnectivity is true: the graph can be reached over the internet',
    fix: 'Set PublicConnectivity to false, and create a PrivateGraphEndpoint in the VPC.',
  }),
  notPublic({
    on: 'AWS::RDS::DBShardGroup',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: the shard group has a public IP address',
    fix: 'Create a shard group with PubliclyAccessible false and move to it: the setting cannot be changed.',
  }),
  notPublic({
    on: 'AWS::Timestream::InfluxDBCluster',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: the cluster has a public IP address',
    fix: 'Create a cluster with PubliclyAccessible false and move to it: the setting cannot be changed.',
  }),
  notPublic({
    on: 'AWS::Timestream::InfluxDBInstance',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: the instance has a public IP address',
    fix: 'Create an instance with PubliclyAccessible false and move to it: the setting cannot be changed.',
  }),
]
