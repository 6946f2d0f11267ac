import { touches } from './actions.ts'
import { type SharedIssuer, sharedIssuers, type TenantPart } from './issuers.ts'
import type { Condition, Policy, Statement } from './policy.ts'
import { narrowsCallers } from './public.ts'
import { hasVariable } from './wildcard.ts'

/** Whether the conditions of a trust policy name one tenant of a shared issuer: `named`, `open` (any tenant), or `untold` (not known). */
export type Tenancy = 'named' | 'open' | 'untold'

/** A shared issuer for which a trust policy names no tenant, for certain or possibly. */
export interface SharedTrust {
  readonly issuer: string
  readonly tenancy: Exclude<Tenancy, 'named'>
}

/**
 * The shared OpenID Connect issuers whose other tenants may assume a role by its trust policy. SAML providers are not affected:
 * each holds the metadata of one tenant and must be in the role's own account.
 */
export const sharedTrustsOf = (policy: Policy): readonly SharedTrust[] =>
  policy.statements.filter(isWebIdentityGrant).flatMap((statement) =>
    (statement.principals?.federated ?? []).flatMap((principal) => {
      const issuer = issuerOf(principal)
      const tenancy = tenancyOf(issuer, statement)
      return tenancy === 'named' ? [] : [{ issuer, tenancy }]
    }),
  )

const isWebIdentityGrant = (statement: Statement): boolean =>
  statement.effect === 'Allow' &&
  statement.principals?.not === false &&
  touches(statement, 'sts:AssumeRoleWithWebIdentity')

const PROVIDER = ':oidc-provider/'

/**
 * `arn:aws:iam::111122223333:oidc-provider/gitlab.com` -> `gitlab.com`; providers that IAM knows without an ARN are returned
 * unchanged.
 */
function issuerOf(principal: string): string {
  const at = principal.indexOf(PROVIDER)
  const issuer = at < 0 ? principal : principal.slice(at + PROVIDER.length)
  return issuer.endsWith('/') ? issuer.slice(0, -1) : issuer
}

function tenancyOf(issuer: string, { conditions }: Statement): Tenancy {
  if (conditions.some(narrowsCallers)) return 'named'
  // any provider: a condition on one provider's claim admits only that provider
  if (issuer === '*') return best(Object.entries(sharedIssuers).map(([one, row]) => claimed(one, row, conditions)))
  const shared = Object.hasOwn(sharedIssuers, issuer) ? sharedIssuers[issuer] : undefined
  if (!shared) return 'named' // the issuer belongs to one customer
  const tenancy = claimed(issuer, shared, conditions)
  return tenancy === 'open' && shared.byAudience ? 'untold' : tenancy
}

function claimed(issuer: string, shared: SharedIssuer, conditions: readonly Condition[]): Tenancy {
  const found = Object.entries(shared.claims).flatMap(([claim, part]) => {
    const key = (claim.includes(':') ? claim : `${issuer}:${claim}`).toLowerCase()
    return conditions
      .filter((condition) => condition.key === key)
      .map((condition) => namedBy(condition, part, shared.namesNone))
  })
  return best(found)
}

const best = (all: readonly Tenancy[]): Tenancy =>
  all.includes('named') ? 'named' : all.includes('untold') ? 'untold' : 'open'

/** The values of a condition are alternatives, so the widest one decides. */
function namedBy(
  { base, quantifier, ifExists, values }: Condition,
  part: TenantPart,
  namesNone: RegExp | undefined,
): Tenancy {
  // these conditions also hold when the claim is absent
  if (ifExists || quantifier === 'ForAllValues' || values.length === 0) return 'open'
  if (base !== 'stringequals' && base !== 'stringequalsignorecase' && base !== 'stringlike') return 'open'
  const each = values.map((value) =>
    namesNone?.test(value) ? 'open' : tenantIn(value, base === 'stringlike' ? part : undefined),
  )
  return each.includes('open') ? 'open' : each.includes('untold') ? 'untold' : 'named'
}

/** `part` is undefined when `*` is a literal character (StringEquals). */
function tenantIn(value: string, part: TenantPart | undefined): Tenancy {
  if (hasVariable(value)) return 'untold'
  const start = part === undefined ? value : (value.split(/[*?]/, 1)[0] ?? '')
  if (start === value && value !== '') return 'named'
  if (part === 'untold') return start === '' ? 'open' : 'untold'
  return part instanceof RegExp && part.test(start) ? 'named' : 'open'
}
