import { readOnlyPolicy } from '../collect/needs.ts'
import { type Practice, type PracticeOptions, startPractice } from '../practice/account/server.ts'
import { auditActions } from '../root/needs.ts'
import { collectors } from '../services/collectors.gen.ts'
import { inventoryActions } from './inventory-needs.ts'

/** Starts the practice account with an auditor who may do exactly what the collectors and the audit of the root user need. */
export const startPracticeAccount = (options: Omit<PracticeOptions, 'auditorPolicy'> = {}): Promise<Practice> =>
  startPractice({
    ...options,
    auditorPolicy: readOnlyPolicy(collectors, 'aws', [...auditActions, ...inventoryActions]),
  })
