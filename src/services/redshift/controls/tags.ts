import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html'

export const clustersAreTagged: Control = areTagged({
  id: 'Redshift.11',
  on: 'AWS::Redshift::Cluster',
  page: page,
  title: 'Redshift clusters',
  one: 'cluster',
  cloudformation: existing('AWS::Redshift::Cluster', { Tags: [TAG] }),
  terraform: 'aws_redshift_cluster',
})

export const subnetGroupsAreTagged: Control = areTagged({
  id: 'Redshift.14',
  on: 'AWS::Redshift::ClusterSubnetGroup',
  page: page,
  title: 'Redshift cluster subnet groups',
  one: 'subnet group',
  cloudformation: existing('AWS::Redshift::ClusterSubnetGroup', { Tags: [TAG] }),
  terraform: 'aws_redshift_subnet_group',
})

export const parameterGroupsAreTagged: Control = areTagged({
  id: 'Redshift.17',
  on: 'AWS::Redshift::ClusterParameterGroup',
  page: page,
  title: 'Redshift cluster parameter groups',
  one: 'parameter group',
  configRule: 'redshift-cluster-parameter-group-tagged',
  cloudformation: existing('AWS::Redshift::ClusterParameterGroup', { Tags: [TAG] }),
  terraform: 'aws_redshift_parameter_group',
})
