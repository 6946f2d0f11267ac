import { parseArn } from '../core/arn.ts'
import { partitionCalled } from '../core/partition.ts'
import type { Aws } from './aws.ts'
import { type Narrowed, pages } from './collector.ts'
import type { Identity } from './identity.ts'
import { resourcesForAction } from './needs.ts'
import { fatalError, refusalOf } from './refusals.ts'

/** AWS's answer for one action. `why` is present unless the action is allowed. */
export interface Permission {
  readonly action: string
  readonly answer: 'allowed' | 'denied' | 'unknown'
  readonly why?: string
}

/** Actions per call: the API states no limit, and a hundred fit well into a request. */
const BATCH = 100

/**
 * Asks AWS whether an identity may perform some actions (iam:SimulatePrincipalPolicy). It evaluates identity policies, boundaries
 * and the organization's policies, but not resource policies (of a KMS key), endpoint policies or session policies
 * (IAM/latest/UserGuide/access_policies_testing-policies.html). An action that cannot be simulated is unknown.
 */
export async function permissionsOf(
  aws: Aws,
  identity: Identity,
  actions: readonly string[],
  narrowed: Narrowed,
): Promise<readonly Permission[]> {
  const region = partitionCalled(identity.partition).home
  const source = await sourceOf(aws, identity, region)
  if ('why' in source) return actions.map((action) => ({ action, answer: 'unknown', why: source.why }))
  const answers = new Map<string, Permission>()
  for (const { names, resources } of batches(actions, narrowed, identity))
    for (const one of await simulate(aws, region, source.arn, names, resources)) answers.set(one.action, one)
  return actions.map((action) => answers.get(action) ?? { action, answer: 'unknown', why: 'AWS was not asked' })
}

/** The calls to make: as many actions on all resources as fit, and each action with limited resources on its own. */
function* batches(
  actions: readonly string[],
  narrowed: Narrowed,
  { partition, account }: Pick<Identity, 'partition' | 'account'>,
) {
  const of = (action: string): readonly string[] => resourcesForAction(action, narrowed, partition, account)
  const wide = actions.filter((action) => of(action).join() === '*')
  for (let from = 0; from < wide.length; from += BATCH)
    yield { names: wide.slice(from, from + BATCH), resources: ['*'] }
  for (const action of actions) if (!wide.includes(action)) yield { names: [action], resources: of(action) }
}

type Source = { readonly arn: string } | { readonly why: string }

/** The entity whose policies count: a user, or the role of a session. */
async function sourceOf(aws: Aws, { arn, partition, account }: Identity, region: string): Promise<Source> {
  const [kind, name] = parseArn(arn)?.resource.split('/') ?? []
  if (kind === 'user') return { arn }
  if (kind === 'root')
    return { why: 'IAM does not simulate the root user: it may do everything that its organisation lets it' }
  if (kind !== 'assumed-role' || !name) return { why: `IAM does not simulate ${arn}` }
  // a session's ARN lacks the role's path, so ask IAM for it
  const iam = await aws.client('iam', region)
  try {
    const { Role } = await iam.getRole({ RoleName: name })
    if (Role?.Arn) return { arn: Role.Arn }
  } catch (error) {
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
  }
  return { arn: `arn:${partition}:iam::${account}:role/${name}` }
}

async function simulate(
  aws: Aws,
  region: string,
  PolicySourceArn: string,
  actions: readonly string[],
  resources: readonly string[],
): Promise<readonly Permission[]> {
  const iam = await aws.client('iam', region)
  const answers = new Map<string, Permission>()
  let unasked = 'AWS gave no answer'
  try {
    const results = pages(
      (Marker) =>
        iam.simulatePrincipalPolicy({
          PolicySourceArn,
          ActionNames: [...actions],
          ResourceArns: [...resources],
          Marker,
        }),
      ({ EvaluationResults }) => EvaluationResults,
      ({ IsTruncated, Marker }) => (IsTruncated ? Marker : undefined),
    )
    for await (const result of results) {
      const action = result.EvalActionName
      if (action === undefined) continue
      const known = answers.get(action)
      // of several resources, a refused one decides
      if (known === undefined || known.answer === 'allowed') answers.set(action, permissionOf(action, result))
    }
  } catch (error) {
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    unasked = `iam:SimulatePrincipalPolicy: ${refusalOf(error)}`
  }
  return actions.map((action) => answers.get(action) ?? { action, answer: 'unknown', why: unasked })
}

interface Result {
  readonly EvalDecision?: string | undefined
  readonly PermissionsBoundaryDecisionDetail?:
    | { readonly AllowedByPermissionsBoundary?: boolean | undefined }
    | undefined
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations?: boolean | undefined } | undefined
}

function permissionOf(action: string, result: Result): Permission {
  if (result.EvalDecision === 'allowed') return { action, answer: 'allowed' }
  const explicit = result.EvalDecision === 'explicitDeny'
  if (!explicit && result.EvalDecision !== 'implicitDeny')
    return { action, answer: 'unknown', why: 'AWS gave no decision' }
  const by =
    result.OrganizationsDecisionDetail?.AllowedByOrganizations === false
      ? 'the policies of the organisation'
      : result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false
        ? 'the permissions boundary'
        : 'a policy of the identity'
  const none = by === 'a policy of the identity' ? 'no policy of the identity allows it' : `not allowed by ${by}`
  return { action, answer: 'denied', why: explicit ? `denied explicitly by ${by}` : none }
}
