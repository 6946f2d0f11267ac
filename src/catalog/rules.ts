import { abstractedRules } from './rules/abstracted.ts'
import { containerRules } from './rules/container.ts'
import { infrastructureRules } from './rules/infrastructure.ts'
import type { Rule } from './rules/row.ts'

export const rules: readonly Rule[] = [...infrastructureRules, ...containerRules, ...abstractedRules]
