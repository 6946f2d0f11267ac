import { readOnlyPolicy } from '../collect/needs.ts'
import { DemarcError } from '../core/errors.ts'
import { type Practice, type PracticeOptions, startPractice } from '../practice/account/server.ts'
import { auditActions } from '../root/needs.ts'
import { cloudControlActions } from '../services/cloudcontrol/collect/reader.ts'
import { collectors } from '../services/collectors.gen.ts'
import { inventoryActions } from './inventory-needs.ts'
import { USUAL_PORT } from './practice/where.ts'

/** Starts the practice account with an auditor who may do exactly what the collectors and the audit of the root user need. */
export const startPracticeAccount = (options: Omit<PracticeOptions, 'auditorPolicy'> = {}): Promise<Practice> =>
  startPractice({
    ...options,
    auditorPolicy: readOnlyPolicy(collectors, 'aws', [...auditActions, ...inventoryActions, ...cloudControlActions]),
  })

/** The same at its usual port, or at a free one where that is taken. */
export async function startAtUsualPort(
  options: Omit<PracticeOptions, 'auditorPolicy' | 'port'> = {},
): Promise<Practice> {
  try {
    return await startPracticeAccount({ ...options, port: USUAL_PORT })
  } catch (error) {
    if (error instanceof DemarcError && error.code === 'PRACTICE_PORT_TAKEN') return startPracticeAccount(options)
    throw error
  }
}
