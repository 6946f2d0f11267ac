import { whoAmI } from '../collect/identity.ts'
import {
  actionsNeeded,
  MANAGED_POLICY_LIMIT,
  managedPolicies,
  narrowedBy,
  type PolicyDocument,
  ROLE_POLICY_LIMIT,
} from '../collect/needs.ts'
import { type Permission, permissionsOf } from '../collect/permissions.ts'
import { EXIT, type ExitCode } from '../core/errors.ts'
import type { SelectionQuery } from '../evaluate/selection.ts'
import { policyJson, policyTemplate, policyTerraform } from '../report/policy.ts'
import { collectors } from '../services/collectors.gen.ts'
import { controls } from '../services/controls.gen.ts'
import { type CollectIo, type Reach, withAws } from './collect-account.ts'
import { askedBy } from './select.ts'

export type PolicyFormat = 'json' | 'cloudformation' | 'terraform'

/** The IAM actions that a scan (of what is selected) asks, sorted, and what the narrowed ones among them are asked of. */
async function neededFor(select: SelectionQuery) {
  const asked = (await askedBy(select, controls, collectors)).collectors
  return { actions: actionsNeeded(asked), narrowed: narrowedBy(asked) }
}

/**
 * The policies that let an identity scan: for a template each within IAM's limit for a managed policy; as JSON one, as long as it
 * fits into a role.
 */
export async function policiesFor(
  select: SelectionQuery,
  format: PolicyFormat,
  partition?: string,
): Promise<readonly PolicyDocument[]> {
  const { actions, narrowed } = await neededFor(select)
  return managedPolicies(actions, narrowed, partition, format === 'json' ? ROLE_POLICY_LIMIT : MANAGED_POLICY_LIMIT)
}

/** Whether a policy is longer than a managed policy may be. */
export const isLong = (document: PolicyDocument): boolean => JSON.stringify(document).length > MANAGED_POLICY_LIMIT

/** The policies in a form that can be applied. */
export async function showPolicies(documents: readonly PolicyDocument[], format: PolicyFormat): Promise<string> {
  if (format === 'json') return policyJson(documents)
  if (format === 'terraform') return policyTerraform(documents)
  const { stringify } = await import('yaml')
  // as YAML 1.1, which CloudFormation reads: what looks like a date there is quoted
  return stringify(policyTemplate(documents), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
}

export interface PolicyCheck {
  readonly arn: string
  readonly permissions: readonly Permission[]
}

/** Asks AWS whether the caller may do what a scan needs. */
export async function checkPolicy(options: Reach, select: SelectionQuery, io: CollectIo): Promise<PolicyCheck> {
  const needed = await neededFor(select)
  // AWS asks no permission for it, so a simulation without one would mislead
  const actions = needed.actions.filter((action) => action !== 'sts:GetCallerIdentity')
  return withAws(options, io, async (aws, at) => {
    const identity = await whoAmI(aws, at)
    return { arn: identity.arn, permissions: await permissionsOf(aws, identity, actions, needed.narrowed) }
  })
}

/** 1 where something is denied; else 3 where something could not be asked. */
export function exitCodeOfCheck({ permissions }: PolicyCheck): ExitCode {
  if (permissions.some(({ answer }) => answer === 'denied')) return EXIT.unmet
  return permissions.some(({ answer }) => answer === 'unknown') ? EXIT.unseen : EXIT.ok
}
