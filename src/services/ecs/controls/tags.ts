import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html'

export const servicesAreTagged: Control = areTagged({
  id: 'ECS.13',
  on: 'AWS::ECS::Service',
  page: page,
  title: 'ECS services',
  one: 'service',
  cloudformation: existing('AWS::ECS::Service', { Tags: [TAG] }),
  terraform: 'aws_ecs_service',
  leaves: { at: 'state.Status', when: (status) => status === 'INACTIVE' },
})

export const clustersAreTagged: Control = areTagged({
  id: 'ECS.14',
  on: 'AWS::ECS::Cluster',
  page: page,
  title: 'ECS clusters',
  one: 'cluster',
  cloudformation: existing('AWS::ECS::Cluster', { Tags: [TAG] }),
  terraform: 'aws_ecs_cluster',
  leaves: { at: 'state.Status', when: (status) => status === 'INACTIVE' },
})

export const taskDefinitionsAreTagged: Control = areTagged({
  id: 'ECS.15',
  on: 'AWS::ECS::TaskDefinition',
  page: page,
  title: 'ECS task definitions',
  one: 'task definition',
  cloudformation: existing('AWS::ECS::TaskDefinition', { Tags: [TAG] }),
  terraform: 'aws_ecs_task_definition',
})
