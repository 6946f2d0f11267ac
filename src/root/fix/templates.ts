import { type Partition, partitionCalled } from '../../core/partition.ts'
import type { RootReach } from '../reach.ts'

/** Where the alarm has to be deployed: a rule takes the events of its own region alone (`reportRegions()`). */
export function alarmPlaces(partition: string): string {
  const { root, home, signInRegions } = partitionCalled(partition)
  if (root !== 'console') return `${home} and every other region of the account`
  const last = signInRegions.at(-1) ?? ''
  const before = signInRegions.slice(0, -1)
  return before.length === 0 ? last : `${before.join(', ')} and ${last}`
}

/**
 * The events that the rule matches: every sign-in of the root user, and every call that changes something. Read-only calls are
 * not sent to a rule that is merely enabled, and a console visit makes hundreds
 * (eventbridge/latest/userguide/eb-service-event-cloudtrail.html).
 */
const rootUsePattern = {
  'detail-type': ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail'],
  detail: { userIdentity: { type: ['Root'] } },
} as const

/**
 * A CloudFormation template of an alarm on root use: an EventBridge rule that sends to an SNS topic. It reports the events of the region
 * in which it is deployed, so it belongs in every region that has events to report (`alarmPlaces()`).
 */
export const alarmTemplate = ({ name, root }: Pick<Partition, 'name' | 'root'>) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: `Sends a message when the root user ${
    root === 'console' ? 'signs in or ' : ''
  }changes something, for the region in which it is deployed. Deploy it in ${alarmPlaces(name)}.`,
  Parameters: {
    Email: {
      Type: 'String',
      Description: 'Who is told. AWS sends a message there that must be confirmed.',
      AllowedPattern: '^[^@\\s]+@[^@\\s]+$',
    },
  },
  Resources: {
    RootUseTopic: {
      Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: 'Root user' },
    },
    RootUseSubscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: { Ref: 'RootUseTopic' }, Protocol: 'email', Endpoint: { Ref: 'Email' } },
    },
    RootUseTopicPolicy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: {
        Topics: [{ Ref: 'RootUseTopic' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'EventBridgeMaySend',
              Effect: 'Allow',
              Principal: { Service: 'events.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: { Ref: 'RootUseTopic' },
              Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            },
          ],
        },
      },
    },
    RootUseRule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Description:
          root === 'console' ? 'Every sign-in and every change of the root user' : 'Every change of the root user',
        State: 'ENABLED',
        EventPattern: rootUsePattern,
        Targets: [{ Id: 'topic', Arn: { Ref: 'RootUseTopic' } }],
      },
    },
  },
})

/**
 * A service control policy that denies everything to the root users of member accounts but not to sessions of sts:AssumeRoot,
 * which alone have aws:AssumedRoot in their context (IAM User Guide, "AWS global condition context keys").
 */
export const denyRootPolicy = ({ partition }: Pick<RootReach, 'partition'>) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'DenyRootUser',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: {
        ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::*:root` },
        Null: { 'aws:AssumedRoot': 'true' },
      },
    },
  ],
})
