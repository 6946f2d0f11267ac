import type { Model } from '../../../src/model/model.ts'
import type { Resource } from '../../../src/model/resource.ts'

/** What a proof needs beside the names. */
export interface Fixture {
  readonly why: string
  /** The type for which the template shows what the control's own type has as well. */
  readonly alike?: string
  /** Which of the resources that fail the template is written for. */
  readonly only?: (resource: Resource, model: Model) => boolean
  /** A resource of another type takes the place of the one that failed: the control that judges it. */
  readonly asks?: string
  /** How it ends where the question no longer arises. */
  readonly ends?: 'not-applicable'
}

/** By the id of a control, or by `ID on TYPE` where it is on several types. */
export const fixtures: Readonly<Record<string, Fixture>> = {
  'AutoScaling.3': { why: 'a launch template takes the place of the launch configuration', asks: 'EC2.170' },
  'Autoscaling.5': { why: 'a launch template takes the place of the launch configuration', asks: 'EC2.25' },
  'Demarc.AutoScaling.1': { why: 'a launch template takes the place of the launch configuration', asks: 'EC2.181' },
  'Demarc.ELB.2': {
    why: 'the template opens the ports of the listeners; one without any is for Demarc.ELB.3',
    only: ({ id, account, region }, model) =>
      model.by('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', id, account, region).length > 0,
  },
  'EC2.18': {
    why: 'it is asked of groups with a rule for the whole internet alone, and the template has none',
    ends: 'not-applicable',
  },
  'Demarc.ECS.3': { why: 'it is asked of tasks in the network of their host alone', ends: 'not-applicable' },
  'IAM.27 on AWS::IAM::Group': { why: 'ManagedPolicyArns is a property of a group too', alike: 'AWS::IAM::Role' },
  'IAM.27 on AWS::IAM::User': { why: 'ManagedPolicyArns is a property of a user too', alike: 'AWS::IAM::Role' },
  'RDS.9': {
    why: 'the template names the logs of MySQL and MariaDB, its note those of the other engines',
    only: ({ properties: { Engine } }) => Engine === 'mysql' || Engine === 'mariadb',
  },
}

/** Why the template of a remedy cannot be proven to meet its control; a test fails if it does meet it. */
export interface Unproven {
  /**
   * `later`: the control reads what AWS sees only later. `person`: a person must answer. `type`: a resource of another
   * type takes the place, and no control asks the same of it.
   */
  readonly kind: 'later' | 'person' | 'type'
  readonly why: string
}

export const unproven: Readonly<Record<string, Unproven>> = {
  'ACM.1': { kind: 'later', why: 'AWS decides how long the new certificate is valid, once its domain is validated' },
  'Demarc.AutoScaling.3': { kind: 'type', why: 'no control asks for the hop limit of a launch template' },
  'Demarc.Backup.12': { kind: 'later', why: 'the next report shows whether it can be delivered' },
  'Demarc.Backup.15': { kind: 'later', why: 'a restore shows once the restore test has run' },
  'Demarc.CloudWatch.1': { kind: 'person', why: 'the receiver must confirm the subscription' },
  'Demarc.Config.2': { kind: 'later', why: 'the next recording shows whether it succeeds' },
  'Demarc.Config.3': { kind: 'later', why: 'the next delivery shows whether it succeeds' },
  'EMR.1': { kind: 'later', why: 'the new cluster has its primary node once it runs' },
  'IAM.26': { kind: 'type', why: 'a certificate of ACM takes the place, and AWS decides how long it is valid' },
  'Demarc.EC2.8': { kind: 'later', why: 'the association scans at its next run' },
  'Demarc.Opensearch.7': { kind: 'later', why: 'the update is done in the off-peak window' },
  'Opensearch.10': { kind: 'later', why: 'the update is done in the off-peak window' },
  'SSM.1': { kind: 'later', why: 'the agent on the instance registers once its role lets it' },
  'SSM.2': { kind: 'later', why: 'the patches are installed at the next run of the association' },
}
