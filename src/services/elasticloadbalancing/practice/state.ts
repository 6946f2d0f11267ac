import type { Listener, LoadBalancerAttributes, PolicyAttribute } from '@aws-sdk/client-elastic-load-balancing'
import { awsError } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface StoredPolicy {
  name: string
  type: string
  attributes: { AttributeName: string; AttributeValue: string }[]
}

export interface StoredClassic extends HasTags {
  name: string
  scheme: 'internet-facing' | 'internal'
  vpc: string
  zones: { zone: string; subnet: string }[]
  groups: string[]
  instances: string[]
  listeners: { listener: Listener; policies: string[] }[]
  policies: StoredPolicy[]
  attributes: LoadBalancerAttributes
  made: string
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

/** The attributes of a TLS policy: what the request says, and the protocols of a predefined one that it refers to. */
export function attributesOf(attributes: readonly PolicyAttribute[]): StoredPolicy['attributes'] {
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
