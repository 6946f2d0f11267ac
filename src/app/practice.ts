import { readOnlyPolicy } from '../collect/needs.ts'
import { DemarcError } from '../core/errors.ts'
import { type Practice, type PracticeOptions, startPractice } from '../practice/account/server.ts'
import { auditActions } from '../root/needs.ts'
import { handlerNeeds } from '../services/cloudcontrol/collect/permissions.ts'
import { namings } from '../services/cloudcontrol/practice/long-tail.ts'
import { collectors } from '../services/collectors.gen.ts'
import { inventoryActions } from './inventory-needs.ts'
import { USUAL_PORT } from './practice/where.ts'

/**
 * Starts the practice account with an auditor who has exactly the permissions that the collectors, the root user audit and the
 * handlers of types without a collector need.
 */
export async function startPracticeAccount(options: Omit<PracticeOptions, 'auditorPolicy'> = {}): Promise<Practice> {
  const { actions } = await handlerNeeds(Object.keys(namings))
  const auditorPolicy = readOnlyPolicy(collectors, 'aws', [...auditActions, ...inventoryActions, ...actions])
  return startPractice({ ...options, auditorPolicy })
}

/** Starts it at its usual port, or at a free one if that is taken. */
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
