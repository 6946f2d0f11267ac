import { z } from 'zod'
import { isRecord } from '../core/record.ts'
import { runSchema } from './run.ts'

/** Renames the old member `says` of a warning. */
function converted(warning: unknown): unknown {
  if (!isRecord(warning) || !('says' in warning) || 'message' in warning) return warning
  const { says, ...others } = warning
  return { ...others, message: says }
}

/** The member `run` of a run file, including older files whose warnings have `says`. */
export const readHead = z.preprocess((run) => {
  if (!isRecord(run) || !isRecord(run['config']) || !Array.isArray(run['config']['warnings'])) return run
  return { ...run, config: { ...run['config'], warnings: run['config']['warnings'].map(converted) } }
}, runSchema.shape.run)
