import type { Category } from './layers.ts'

/**
 * Where a CloudFormation type stands that no service entry describes in full. `match` is a namespace (`AWS::Lambda`) or one
 * type (`AWS::EKS::Nodegroup`); the more exact row wins. A type that no row matches is unclassified.
 */
export interface Rule {
  readonly match: string
  readonly category: Exclude<Category, 'unclassified'>
  /** Why it stands there, in a few words. */
  readonly because: string
  /** The AWS page that says so. */
  readonly source: string
}

export const rules: readonly Rule[] = []
