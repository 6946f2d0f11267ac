import type { Category, LayerId, Owner } from './layers.ts'
import { abstractedRules } from './rules/abstracted.ts'
import { containerRules } from './rules/container.ts'
import { infrastructureRules } from './rules/infrastructure.ts'

/**
 * Where a CloudFormation type stands that no service entry describes in full. `match` is a namespace (`AWS::Lambda`) or one
 * type (`AWS::EKS::Nodegroup`); the more exact row wins. A type that no row matches is unclassified.
 */
export interface Rule {
  readonly match: string
  readonly category: Exclude<Category, 'unclassified'>
  /** Why it stands there, in a few words. */
  readonly because: string
  /** The AWS page that describes the division of work. */
  readonly source: string
  /** The layers that differ from the category's default. */
  readonly owners?: Partial<Readonly<Record<LayerId, Owner>>>
}

export const rules: readonly Rule[] = [...infrastructureRules, ...containerRules, ...abstractedRules]
