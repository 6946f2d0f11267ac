import { whoAmI } from '../collect/identity.ts'
import { MANAGED_POLICY_LIMIT, managedPolicies, type PolicyDocument, ROLE_POLICY_LIMIT } from '../collect/needs.ts'
import { type Permission, permissionsOf } from '../collect/permissions.ts'
import { EXIT, type ExitCode } from '../core/errors.ts'
import { policyJson, policyTemplate, policyTerraform } from '../report/policy.ts'
import { type AccountReach, type CollectIo, withAws } from './collect-account.ts'
import { needsOf, type PolicyRequest } from './policy-commands.ts'

export type PolicyFormat = 'json' | 'cloudformation' | 'terraform'

/** The policies of a command. */
export interface Policies {
  readonly command: string
  readonly writes: boolean
  readonly documents: readonly PolicyDocument[]
}

/**
 * The policies that allow an identity to run a command. For a template, each is within IAM's limit for managed policies; as JSON
 * it is one policy, if it fits into a role. Throws as `needsOf` does.
 */
export async function policiesFor(request: PolicyRequest, format: PolicyFormat, partition?: string): Promise<Policies> {
  const { command, writes, actions, narrowed } = await needsOf(request)
  // the role already has the scan's policy
  const limit = format === 'json' && request.longTail === undefined ? ROLE_POLICY_LIMIT : MANAGED_POLICY_LIMIT
  const sid = writes ? `Demarc${command.split(' ').slice(1).map(capital).join('')}` : undefined
  return { command, writes, documents: managedPolicies(actions, narrowed, partition, limit, sid) }
}

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

/** Whether a policy is longer than a managed policy may be. */
export const isLong = (document: PolicyDocument): boolean => JSON.stringify(document).length > MANAGED_POLICY_LIMIT

/** The policies in a form that can be applied. */
export async function showPolicies(policies: Policies, format: PolicyFormat): Promise<string> {
  if (format === 'json') return policyJson(policies.documents)
  if (format === 'terraform') return policyTerraform(policies)
  const { stringify } = await import('yaml')
  // YAML 1.1, as CloudFormation reads it: text that looks like a date is quoted
  return stringify(policyTemplate(policies), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
}

export interface PolicyCheck {
  readonly command: string
  readonly arn: string
  /** The actions of each managed policy. */
  readonly parts: readonly (readonly string[])[]
  readonly permissions: readonly Permission[]
}

/** Asks AWS whether the caller may do what a command needs. */
export async function checkPolicy(options: AccountReach, request: PolicyRequest, io: CollectIo): Promise<PolicyCheck> {
  const needed = await needsOf(request)
  // AWS requires no permission for it, so that a simulation would mislead
  const actions = needed.actions.filter((action) => action !== 'sts:GetCallerIdentity')
  return withAws(options, io, async (aws, at) => {
    const identity = await whoAmI(aws, at)
    return {
      command: needed.command,
      arn: identity.arn,
      parts: managedPolicies(actions, needed.narrowed, identity.partition).map(actionsIn),
      permissions: await permissionsOf(aws, identity, actions, needed.narrowed),
    }
  })
}

const actionsIn = ({ Statement }: PolicyDocument): readonly string[] => Statement.flatMap(({ Action }) => Action)

/** 1 when something is denied; else 3 when something could not be checked. */
export function exitCodeOfCheck({ permissions }: PolicyCheck): ExitCode {
  if (permissions.some(({ answer }) => answer === 'denied')) return EXIT.unmet
  return permissions.some(({ answer }) => answer === 'unknown') ? EXIT.unseen : EXIT.ok
}
