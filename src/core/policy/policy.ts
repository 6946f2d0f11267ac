/**
 * An IAM policy document of any kind (identity, resource, trust, service control policy) as typed statements, made by
 * `parsePolicy`. The other files of this folder reason about it. Grammar:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface Policy {
  readonly version: '2008-10-17' | '2012-10-17'
  readonly id: string | undefined
  readonly statements: readonly Statement[]
}

export interface Statement {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** Absent in identity policies and service control policies. */
  readonly principals: Principals | undefined
  readonly actions: Matching
  /** Absent in trust policies. */
  readonly resources: Matching | undefined
  readonly conditions: readonly Condition[]
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: patterns with `*` and `?`. `not` is true for the negated element. */
export interface Matching {
  readonly not: boolean
  readonly patterns: readonly string[]
}

/** `Principal` or `NotPrincipal`, by kind. Both `"*"` and `{ "AWS": "*" }` set `any`. */
export interface Principals {
  readonly not: boolean
  readonly any: boolean
  /** Account ids and ARNs, without `*`. */
  readonly aws: readonly string[]
  readonly service: readonly string[]
  readonly federated: readonly string[]
  readonly canonicalUser: readonly string[]
}

/** One operator with one key: `"ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a"] }`. The values are alternatives. */
export interface Condition {
  /** As written in the policy. */
  readonly operator: string
  /** In lower case, without quantifier and `IfExists`: `stringlike`. */
  readonly base: string
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined
  readonly ifExists: boolean
  /** In lower case: condition keys are not case-sensitive. */
  readonly key: string
  /** Booleans and numbers are converted to text. */
  readonly values: readonly string[]
}

/** The result of `parsePolicy`: a policy that is understood completely, or the problems with their places. */
export type PolicyResult =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly string[] }

const ACCOUNT_DIGITS = 12

/**
 * The account of an AWS principal (`111122223333`, or an ARN with it); undefined when it has none (unique ids, CloudFront
 * identities).
 */
export function accountOf(principal: string): string | undefined {
  const account = principal.includes(':') ? principal.split(':')[4] : principal
  return account !== undefined && account.length === ACCOUNT_DIGITS && [...account].every((c) => c >= '0' && c <= '9')
    ? account
    : undefined
}
