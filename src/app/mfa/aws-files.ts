import { homedir } from 'node:os'
import { join } from 'node:path'
import { DemarcError } from '../../core/errors.ts'
import { LARGEST, readWholeSync, TooLargeError } from '../../core/whole-file.ts'
import { type AwsConfig, parseAwsConfig } from '../../mfa/session/aws-config.ts'
import { type AwsFile, type FileFault, faultsIn } from '../../mfa/session/aws-file-faults.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The two files of the AWS CLI and the SDKs; a missing one counts as empty (sdkref/latest/guide/file-location.html). Throws
 * CONFIG_UNREADABLE for a file that is too large.
 */
export function readAwsConfig(env: Env): AwsConfig {
  const [config, credentials] = awsFiles(env).map(({ path }) => textOf(path))
  return parseAwsConfig(config ?? '', credentials ?? '')
}

/** The paths of the two files. */
function awsFiles(env: Env): readonly { readonly file: AwsFile; readonly path: string }[] {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const pathOf = (named: string | undefined, usual: string): string =>
    named?.startsWith('~/') ? join(home, named.slice(2)) : named || join(home, '.aws', usual)
  return [
    { file: 'config', path: pathOf(env['AWS_CONFIG_FILE'], 'config') },
    { file: 'credentials', path: pathOf(env['AWS_SHARED_CREDENTIALS_FILE'], 'credentials') },
  ]
}

/** The lines of both files that the SDKs silently ignore. */
export const awsFileFaults = (env: Env): readonly (FileFault & { readonly path: string })[] =>
  awsFiles(env).flatMap(({ file, path }) => faultsIn(textOf(path), file).map((fault) => ({ ...fault, path })))

function textOf(path: string): string {
  try {
    return readWholeSync(path, LARGEST.list).toString()
  } catch (error) {
    // the SDK would read all of it
    if (error instanceof TooLargeError)
      throw new DemarcError('CONFIG_UNREADABLE', `${path} cannot be read: ${error.message}`, {
        hint: 'It is not a file of profiles. AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name others.',
        cause: error,
      })
    return ''
  }
}
