import type { Control } from '../../../controls/control.ts'
import { shape } from './shape.ts'

const notPublic = shape({
  id: 'Demarc.Shape.1',
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'Databases, brokers and similar resources should not be publicly accessible',
})

/**
 * Types that hold data and should be reached from inside a VPC. Types made to serve the internet, such as web services,
 * are not judged.
 */
export const areNotPublic: readonly Control[] = [
  notPublic({
    on: 'AWS::AmazonMQ::Broker',
    reads: ['PubliclyAccessible'],
    holds: ({ PubliclyAccessible }) => !PubliclyAccessible,
    finding: 'PubliclyAccessible is true: the broker can be reached from outside its VPC',
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
    finding: 'PubliclyAccessible is true: the database can be reached from the internet',
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
