import type { Control } from '../../../controls/control.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import { existing } from '../../../controls/template.ts'

const page = 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html'

export const clustersAreTagged: Control = areTagged({
  id: 'EKS.6',
  on: 'AWS::EKS::Cluster',
  page: page,
  title: 'EKS clusters',
  one: 'cluster',
  cloudformation: existing('AWS::EKS::Cluster', { Tags: [TAG] }),
  terraform: 'aws_eks_cluster',
  leaves: { at: 'state.Status', when: (status) => status === 'DELETING' },
})
