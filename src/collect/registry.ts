import { accounts } from './account.ts'
import { trails } from './cloudtrail.ts'
import type { Collector } from './collector.ts'

/** Every collector of the project. One line each. */
export const collectors: readonly Collector[] = [accounts, trails]
