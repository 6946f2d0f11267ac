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

/** What the profiles are called: that of the administrator, and the others behind it. */
export const PROFILE = 'demarc-practice'

interface Place {
  readonly endpoint: string
  /** The words that start Demarc. */
  readonly self: readonly string[]
}

/**
 * Profiles of a practice account, as they stand in `~/.aws/config`. They hold no keys, which are others in each account: a program gives those
 * of the account that runs (sdkref/latest/guide/feature-process-credentials.html, feature-ss-endpoints.html).
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
 * A word of a command line, in quotes unless it is plain: some SDKs split the line as a shell does, others hand it to one. Windows has double quotes
 * alone.
 */
function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`
}

/** Writes the profiles to the config file of the AWS CLI and the SDKs, in the place of those written before. Gives the file's path. */
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

/** Takes the profiles out of the file again. Gives its path; undefined where it has none. */
export async function removeProfiles(env: Env): Promise<string | undefined> {
  const { path, content, mode } = await configFile(env)
  const { rest, parts } = withoutOurs(content, path)
  if (parts === 0) return undefined
  await writeFileAtomic(path, Buffer.from(rest === '' ? '' : `${rest}${endOfLine(content)}`, 'latin1'), mode)
  return path
}

const endOfLine = (content: string): string => (content.includes('\r\n') ? '\r\n' : '\n')

/**
 * The file with one character for each byte, so that the rest is written back unchanged in any encoding. Throws CANNOT_WRITE for what is no
 * regular file.
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

/** Throws where it is UTF-16 or no text at all. */
function textOf(content: string): string {
  if (content.includes('\0')) throw new TypeError('it has a byte of zero')
  return content
}

/** What others wrote, and how many parts are Demarc's. Throws PROFILE_TAKEN where a part has no end, or holds what Demarc did not write. */
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
