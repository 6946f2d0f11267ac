import { nameInArn } from '../../../core/arn.ts'
import { byText } from '../../../core/by-text.ts'
import { canonicalJson } from '../../../core/json.ts'

type AreSame = (ours: unknown, theirs: unknown) => boolean

/** Each item of ours is one of theirs, which may have more. */
const isPartOf: AreSame = (ours, theirs) => {
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return false
  const all = new Set(theirs.map((one) => canonicalJson(one)))
  return ours.every((one) => all.has(canonicalJson(one)))
}

/**
 * Properties that a collector has in the form of the service's API, and Cloud Control in CloudFormation's, by type and name: whether
 * two values say the same.
 */
const forms: Readonly<Record<string, AreSame>> = byText({
  // EC2 answers the ARN of the profile, a template has its name (AWSEC2/latest/APIReference/API_IamInstanceProfile.html)
  'AWS::EC2::Instance IamInstanceProfile': (ours, theirs) => typeof ours === 'string' && nameInArn(ours) === theirs,
  // a listener of a Gateway Load Balancer has no protocol in a template (aws-resource-elasticloadbalancingv2-listener.html)
  'AWS::ElasticLoadBalancingV2::Listener Protocol': (ours, theirs) =>
    ours === 'GENEVE' && (theirs === undefined || theirs === null),
  // the collector keeps the parameters that controls read
  'AWS::Redshift::ClusterParameterGroup Parameters': isPartOf,
})

/** Whether two values of a property differ in form only. */
export const areSameInForm = (type: string, property: string, ours: unknown, theirs: unknown): boolean =>
  forms[`${type} ${property}`]?.(ours, theirs) ?? false
