/** Why a way of working cannot mend something, e.g. `not('CloudFormation has no resource for the root user')`. */
export interface NotHere {
  readonly not: string
}
export const not = (why: string): NotHere => ({ not: why })

/**
 * How to mend what a control found unmet, for each way that people work; `demarc controls ID` and the pages under docs/
 * show it. Names in capitals stand for the reader's own: BUCKET, KEY_ID, ACCOUNT_ID.
 */
export interface Remedy {
  /** The steps in the AWS console, one a line: where to go, what to choose, what to set. */
  readonly console: readonly string[]
  /** The commands of the AWS CLI, one a line; a long one goes on with a backslash. */
  readonly cli: string | NotHere
  /** The part of a CloudFormation template in YAML, from `Resources:` down. */
  readonly cloudformation: string | NotHere
  /** The same in Terraform's AWS provider, as HCL. */
  readonly terraform: string | NotHere
}

/** The remedies of some controls, by their ids. */
export type Remedies = Readonly<Record<string, Remedy>>

/** A statement as YAML and as HCL. */
export interface PolicyStatement {
  readonly yaml: string
  readonly hcl: string
}

/** Denies some actions on a resource to whoever comes without TLS. */
export const onlyTls = (actions: string, resource: string): PolicyStatement => ({
  yaml: `          - Effect: Deny
            Principal: '*'
            Action: ${actions}
            Resource: ${resource}
            Condition:
              Bool:
                'aws:SecureTransport': 'false'`,
  hcl: `      Effect    = "Deny"
      Principal = "*"
      Action    = "${actions}"
      Resource  = "${resource}"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }`,
})
