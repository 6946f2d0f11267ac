import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DemarcError } from '../core/errors.ts'
import { writeFilesAtomic } from '../core/files.ts'
import { visibleJson } from '../core/visible.ts'
import { alarmTemplate, denyRootPolicy } from '../root/fix/templates.ts'
import { rootPartition } from '../root/partition.ts'

export { alarmPlaces } from '../root/fix/templates.ts'

/** A written template; `replaced`: an existing file was overwritten. */
export interface WrittenTemplate {
  readonly path: string
  readonly replaced: boolean
}

export interface TemplateWishes {
  readonly alarm?: string
  readonly scp?: string
  /** One of `partitionNames`; the standard one by default. */
  readonly partition?: string
}

/**
 * Writes the requested templates by path, all or none. Throws OUT_TWICE, CANNOT_WRITE, and NO_ROOT_USER when the partition has no
 * root user.
 */
export async function rootTemplates({
  alarm,
  scp,
  partition = 'aws',
}: TemplateWishes): Promise<readonly WrittenTemplate[]> {
  const where = rootPartition(partition)
  if (alarm !== undefined && scp !== undefined && resolve(alarm) === resolve(scp))
    throw new DemarcError('OUT_TWICE', `${alarm} is named for two templates`)
  const { stringify } = await import('yaml')
  // YAML 1.1, as CloudFormation reads it: text that looks like a date is quoted
  const yaml = (value: unknown): string =>
    stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
  const json = (value: unknown): string => `${visibleJson(value, 2)}\n`
  const files: { path: string; content: () => string }[] = []
  if (alarm !== undefined)
    files.push({ path: alarm, content: () => (/\.json$/i.test(alarm) ? json : yaml)(alarmTemplate(where)) })
  if (scp !== undefined) files.push({ path: scp, content: () => json(denyRootPolicy({ partition })) })
  const replaced = await Promise.all(files.map(({ path }) => isThere(path)))
  await writeFilesAtomic(files)
  return files.map(({ path }, index) => ({ path, replaced: replaced[index] === true }))
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
