import { readOnlyPolicy } from '../collect/needs.ts'
import { collectors } from '../collect/registry.ts'
import { type Practice, type PracticeOptions, startPractice } from '../practice/server.ts'

/** Starts the practice account with an auditor who may do exactly what the collectors need. */
export const startPracticeAccount = (options: Omit<PracticeOptions, 'auditorPolicy'> = {}): Promise<Practice> =>
  startPractice({ ...options, auditorPolicy: readOnlyPolicy(collectors) })
