import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { demandRegularFile, makeFolder, writeFileAtomic } from '../../core/files.ts'
import { whyUnreadable } from '../../core/reading.ts'
import { LARGEST, readWhole } from '../../core/whole-file.ts'
import type { KeysNote } from './keys-note.ts'

type Env = Readonly<Record<string, string | undefined>>

const BEGIN = '# demarc practice: begin'
const END = '# demarc practice: end'

/** The name of the administrator's profile, and the prefix of the others. */
export const PROFILE = 'demarc-practice'

interface Place {
  readonly endpoint: string
  /** The command that starts Demarc, as words. */
  readonly self: readonly string[]
}

/**
 * Profiles of a practice account for `~/.aws/config`. They contain no keys, which differ between accounts: a program returns
 * those of the running account (sdkref/latest/guide/feature-process-credentials.html, feature-ss-endpoints.html).
 */
export function profilesText(noted: KeysNote, { endpoint, self }: Place): string {
  const process = (caller: string): string =>
    [...self, 'practice', 'env', '--endpoint', endpoint, '--as', caller, '--format', 'json'].map(quoted).join(' ')
  const profile = (name: string, lines: Readonly<Record<string, string>>): string =>
    [
      `[profile ${name}]`,
      ...Object.entries({ ...lines, region: noted.region, endpoint_url: endpoint }).map(
        ([key, is]) => `${key} = ${is}`,
      ),
      '',
    ].join('\n')
  const { learner } = noted
  return [
    profile(PROFILE, { credential_process: process('admin') }),
    profile(`${PROFILE}-auditor`, { credential_process: process('auditor') }),
    ...(learner
      ? [
          profile(`${PROFILE}-learner`, { credential_process: process('learner'), mfa_serial: learner.serial }),
          profile(`${PROFILE}-role`, {
            role_arn: learner.role,
            source_profile: `${PROFILE}-learner`,
            mfa_serial: learner.serial,
          }),
        ]
      : []),
  ].join('\n')
}

/**
 * A word for a command line, quoted unless it is plain: some SDKs split the line like a shell, others pass it to one. Windows has
 * only double quotes.
 */
function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`
}

/** Writes the profiles to the config file of the AWS CLI and SDKs, replacing earlier ones. Returns the file's path. */
export async function writeProfiles(env: Env, text: string): Promise<string> {
  const { path, content, mode } = await configFile(env)
  const { rest } = withoutOurs(content, path)
  const taken = /^\[profile\s+["']?(demarc-practice[\w-]*)/m.exec(rest)?.[1]
  if (taken !== undefined)
    throw new DemarcError('PROFILE_TAKEN', `${path} has a profile ${taken} that Demarc did not write`, {
      hint: 'Rename or delete it, and run this again. Nothing was changed.',
    })
  await makeFolder(dirname(path))
  const ours = `${BEGIN}\n${text}${END}\n`.replaceAll('\n', endOfLine(content))
  const before = rest === '' ? '' : `${rest}${endOfLine(content).repeat(2)}`
  await writeFileAtomic(path, Buffer.concat([Buffer.from(before, 'latin1'), Buffer.from(ours)]), mode)
  return path
}

/** Removes the profiles from the file. Returns its path; undefined when it has none. */
export async function removeProfiles(env: Env): Promise<string | undefined> {
  const { path, content, mode } = await configFile(env)
  const { rest, parts } = withoutOurs(content, path)
  if (parts === 0) return undefined
  await writeFileAtomic(path, Buffer.from(rest === '' ? '' : `${rest}${endOfLine(content)}`, 'latin1'), mode)
  return path
}

const endOfLine = (content: string): string => (content.includes('\r\n') ? '\r\n' : '\n')

/**
 * The file with one character per byte, so that the rest is written back unchanged in any encoding. Throws CANNOT_WRITE when it
 * is not a regular file.
 */
async function configFile(env: Env): Promise<{ path: string; content: string; mode: number }> {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const named = env['AWS_CONFIG_FILE']
  const path = named?.startsWith('~/') ? join(home, named.slice(2)) : named || join(home, '.aws', 'config')
  await demandRegularFile(path)
  try {
    return {
      path,
      content: textOf((await readWhole(path, LARGEST.list)).toString('latin1')),
      mode: (await stat(path)).mode & 0o777,
    }
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return { path, content: '', mode: 0o600 }
    const why = cause instanceof TypeError ? cause.message : (whyUnreadable(cause) ?? String(cause))
    throw new DemarcError('CONFIG_UNREADABLE', `${path} cannot be read: ${why}`, { cause })
  }
}

/** Throws when it is UTF-16 or not text. */
function textOf(content: string): string {
  if (content.includes('\0')) throw new TypeError('it has a byte of zero')
  return content
}

/**
 * The content without Demarc's parts, and the number of those. Throws PROFILE_TAKEN when a part has no end, or contains something
 * that Demarc did not write.
 */
function withoutOurs(content: string, path: string): { readonly rest: string; readonly parts: number } {
  const refuse = (what: string, hint: string): never => {
    throw new DemarcError('PROFILE_TAKEN', `${path} ${what}`, { hint: `${hint} Nothing was changed.` })
  }
  const kept: string[] = []
  let parts = 0
  let within = false
  for (const line of content.split('\n')) {
    const is = line.trimEnd()
    if (is === BEGIN && !within) {
      within = true
      parts++
    } else if (!within) kept.push(line)
    else if (is === END) within = false
    else if (is === BEGIN) break
    else if (is.startsWith('[') && !is.startsWith(`[profile ${PROFILE}`))
      refuse(`has ${is} between the lines "${BEGIN}" and "${END}"`, 'Move it out of there.')
  }
  if (within)
    refuse(
      `has the line "${BEGIN}" and not the line "${END}" behind it`,
      'Delete what stands behind it by hand, as far as Demarc wrote it.',
    )
  return { rest: kept.join('\n').replace(/[\r\n\t ]+$/, ''), parts }
}
