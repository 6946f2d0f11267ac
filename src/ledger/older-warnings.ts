import { z } from 'zod'
import { isRecord } from '../core/record.ts'
import { runSchema } from './run.ts'

/** A warning of an older run file has its text under `says`. */
function converted(warning: unknown): unknown {
  if (!isRecord(warning) || !('says' in warning) || 'message' in warning) return warning
  const { says, ...others } = warning
  return { ...others, message: says }
}

/** The member `run` of a run file, also of one that was written when warnings had `says`. */
export const readHead = z.preprocess((run) => {
  if (!isRecord(run) || !isRecord(run['config']) || !Array.isArray(run['config']['warnings'])) return run
  return { ...run, config: { ...run['config'], warnings: run['config']['warnings'].map(converted) } }
}, runSchema.shape.run)
