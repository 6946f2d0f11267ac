import type { Template } from './template.ts'

/** Why a way of working cannot fix it, e.g. `not('CloudFormation has no resource for the root user')`. */
export interface NotHere {
  readonly not: string
}
export const not = (why: string): NotHere => ({ not: why })

/**
 * How to fix what a control found unmet, for each way that people work; `demarc controls ID` and the pages under docs/
 * show it. Names in capitals stand for the reader's own: BUCKET, KEY_ID, ACCOUNT_ID.
 */
export interface Remedy {
  /** The steps in the AWS console, one a line: where to go, what to choose, what to set. */
  readonly console: readonly string[]
  /** The commands of the AWS CLI, one a line; a long one goes on with a backslash. */
  readonly cli: string | NotHere
  /** The part of a CloudFormation template; a test applies it to a resource that fails, and asks the control again. */
  readonly cloudformation: Template | NotHere
  /** The same in Terraform's AWS provider, as HCL. */
  readonly terraform: string | NotHere
}

/** The remedies of some controls, by their ids. */
export type Remedies = Readonly<Record<string, Remedy>>
