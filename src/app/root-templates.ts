import { writeFilesAtomic } from '../core/files.ts'
import { alarmTemplate, denyRootPolicy } from '../root/fix/templates.ts'

/** Writes the templates that are asked for, each by its path, all or none. Gives the paths. */
export async function rootTemplates(paths: {
  readonly alarm?: string
  readonly scp?: string
}): Promise<readonly string[]> {
  const where = { home: 'us-east-1', partition: 'aws' }
  const { stringify } = await import('yaml')
  // as YAML 1.1, which CloudFormation reads: what looks like a date there is quoted
  const yaml = (value: unknown): string =>
    stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  const files = [
    ...(paths.alarm === undefined
      ? []
      : [
          {
            path: paths.alarm,
            content: () => (/\.json$/i.test(paths.alarm ?? '') ? json : yaml)(alarmTemplate(where)),
          },
        ]),
    ...(paths.scp === undefined ? [] : [{ path: paths.scp, content: () => json(denyRootPolicy(where)) }]),
  ]
  await writeFilesAtomic(files)
  return files.map(({ path }) => path)
}
