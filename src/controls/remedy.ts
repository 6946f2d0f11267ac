import type { Template } from './template.ts'

/** Why a tool cannot fix it, e.g. `not('CloudFormation has no resource for the root user')`. */
export interface NotHere {
  readonly not: string
}
export const not = (why: string): NotHere => ({ not: why })

/**
 * How to fix a finding with each tool, shown by `demarc controls ID` and the pages under docs/. Names in capitals are
 * placeholders for the reader's own values: BUCKET, KEY_ID, ACCOUNT_ID.
 */
export interface Remedy {
  /** The steps in the AWS console, one per line: where to go, what to choose, what to set. */
  readonly console: readonly string[]
  /** AWS CLI commands, one per line; long ones continue after a backslash. */
  readonly cli: string | NotHere
  /** A part of a CloudFormation template. A test applies it to a failing resource and judges the result. */
  readonly cloudformation: Template | NotHere
  /** The same for Terraform's AWS provider, as HCL. */
  readonly terraform: string | NotHere
}

/** Remedies by control id. */
export type Remedies = Readonly<Record<string, Remedy>>
