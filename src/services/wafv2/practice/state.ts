import type * as Client from '@aws-sdk/client-wafv2'
import { US } from '../../../practice/company.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { among, arnIn, type Is, type Kind, kind, type Place } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

interface Versioned extends HasTags {
  /** The number of updates, from which the lock token is made. */
  version: number
}

export interface StoredWebAcl extends Versioned {
  is: Is<Client.WebACL, 'Id' | 'Name' | 'ARN' | 'DefaultAction' | 'Rules' | 'VisibilityConfig'>
  /** The ARNs of the resources in its region that it protects. CloudFront distributions refer to it themselves. */
  resources: string[]
  /** One for each log scope. */
  logging: Is<Client.LoggingConfiguration, 'ResourceArn' | 'LogDestinationConfigs' | 'LogScope'>[]
}

export interface StoredRuleGroup extends Versioned {
  is: Is<Client.RuleGroup, 'Id' | 'Name' | 'ARN' | 'Capacity' | 'Rules' | 'VisibilityConfig'>
}

/** AWS WAF in one region; in us-east-1 also the web ACLs for CloudFront. */
export interface WafState {
  webAcls: StoredWebAcl[]
  ruleGroups: StoredRuleGroup[]
}
export type C<I = unknown> = Call<I, WafState>

type KindName = 'webacl' | 'rulegroup'
type Text = string | undefined

/** The resource part of the ARN, which includes the scope. */
const pathOf = (kindName: KindName, scope: Text, name = '', id = ''): string =>
  `${scope === 'CLOUDFRONT' ? 'global' : 'regional'}/${kindName}/${name}/${id}`

export const arnOf = (place: Place, kindName: KindName, scope: Text, name?: string, id?: string): string =>
  arnIn(place, 'wafv2', pathOf(kindName, scope, name, id))

export const idOf = (kindName: KindName, region: string, name: string): string => uuidOf(kindName, `${region} ${name}`)

export const missing = (what: string): AwsError =>
  awsError('WAFNonexistentItemException', `AWS WAF couldn’t perform the operation because ${what} doesn’t exist.`)
export const invalid = (message: string): AwsError => awsError('WAFInvalidParameterException', message)

const kindOf = <T extends StoredWebAcl | StoredRuleGroup>(what: string, all: (state: WafState) => T[]) =>
  kind<WafState, T>({
    in: all,
    id: ({ is }) => is.ARN,
    arn: (_, arn) => arn,
    missing: () => missing(what),
    exists: () =>
      awsError(
        'WAFDuplicateItemException',
        'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.',
      ),
  })
export const webAcls: Kind<WafState, StoredWebAcl> = kindOf('your web ACL', ({ webAcls: all }) => all)
export const ruleGroups: Kind<WafState, StoredRuleGroup> = kindOf('your rule group', ({ ruleGroups: all }) => all)

export const tagged = among<WafState, HasTags>([webAcls, ruleGroups], () => missing('your resource'))

export const paged = listing({ token: 'NextMarker', size: 'Limit', next: 'NextMarker' })

/** Throws AWS's errors for the scope CLOUDFRONT outside us-east-1, and for an invalid scope. */
export function checkScope({ input, region }: C<{ Scope?: Text }>): void {
  if (input.Scope === 'REGIONAL' || (input.Scope === 'CLOUDFRONT' && region === US)) return
  throw invalid(`Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: ${input.Scope}`)
}

interface Asked {
  Name?: Text
  Scope?: Text
  Id?: Text
  ARN?: Text
}

/** The ARN in a request, given as such or in parts. */
export const askedArn = (call: C<Asked>, kindName: KindName): string => {
  const { ARN, Scope, Name, Id } = call.input
  return ARN ?? arnOf(call, kindName, Scope, Name, Id)
}

/** The resource that a request names, by its ARN or by scope, name and id. */
export function asked<T>(call: C<Asked>, all: Kind<WafState, T>, kindName: KindName): T {
  if (call.input.ARN === undefined) checkScope(call)
  return all.of(call, askedArn(call, kindName))
}

export const inScope = <T extends { is: { ARN: string } }>(all: readonly T[], scope: Text): T[] =>
  all.filter(({ is }) => is.ARN.includes(':global/') === (scope === 'CLOUDFRONT'))

export const lockOf = ({ is, version }: { is: { ARN: string }; version: number }): string =>
  uuidOf('lock', `${is.ARN} ${version}`)

export function checkLock(stored: StoredWebAcl | StoredRuleGroup, token: Text): void {
  if (token !== lockOf(stored))
    throw awsError(
      'WAFOptimisticLockException',
      'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply your changes.',
    )
}

export const summaryOf = (one: StoredWebAcl | StoredRuleGroup): Client.WebACLSummary => {
  const { Name, Id, ARN, Description = '' } = one.is
  return { Name, Id, ARN, Description, LockToken: lockOf(one) }
}
