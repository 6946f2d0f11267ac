import type * as Client from '@aws-sdk/client-elastic-load-balancing'
import type { Is } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export type StoredPolicy = Is<Client.PolicyDescription, 'PolicyName' | 'PolicyTypeName' | 'PolicyAttributeDescriptions'>
type StoredListener = Is<Client.ListenerDescription, 'Listener' | 'PolicyNames'>

export interface StoredClassic extends HasTags {
  is: Is<Omit<Client.LoadBalancerDescription, 'ListenerDescriptions'>, 'LoadBalancerName'>
  listeners: StoredListener[]
  policies: StoredPolicy[]
  attributes: Client.LoadBalancerAttributes
}

/** Classic load balancers of one region. */
export interface ElbState {
  balancers: StoredClassic[]
}

const PREDEFINED = [
  'ELBSecurityPolicy-TLS-1-2-2017-01',
  'ELBSecurityPolicy-TLS-1-1-2017-01',
  'ELBSecurityPolicy-2016-08',
  'ELBSecurityPolicy-2015-05',
]

/** The attributes of a TLS policy: those of the request, and the protocols of the predefined policy to which it refers. */
export function attributesOf(attributes: readonly Client.PolicyAttribute[]): Client.PolicyAttribute[] {
  const given = attributes.map(({ AttributeName = '', AttributeValue = '' }) => ({ AttributeName, AttributeValue }))
  const reference = given.find(({ AttributeName }) => AttributeName === 'Reference-Security-Policy')?.AttributeValue
  if (reference === undefined) return given
  if (!PREDEFINED.includes(reference))
    throw awsError('InvalidConfigurationRequest', `The predefined policy '${reference}' is not known`)
  const oldest = reference.includes('TLS-1-2') ? 2 : reference.includes('TLS-1-1') ? 1 : 0
  const protocols = ['Protocol-TLSv1', 'Protocol-TLSv1.1', 'Protocol-TLSv1.2'].map((AttributeName, minor) => ({
    AttributeName,
    AttributeValue: String(minor >= oldest),
  }))
  return [...given, ...protocols]
}
