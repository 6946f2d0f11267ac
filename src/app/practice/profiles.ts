import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { makeFolder, writeFileAtomic } from '../../core/files.ts'
import type { Noted } from './keys-note.ts'

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
export function profilesText(noted: Noted, { endpoint, self }: Place): string {
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

/** A word of a command line, in quotes where it has a space. */
const quoted = (word: string): string => (/[\s"]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word)

/** Writes the profiles to the config file of the AWS CLI and the SDKs, in the place of those written before. Gives the file's path. */
export async function writeProfiles(env: Env, text: string): Promise<string> {
  const { path, content, mode } = await configFile(env)
  const rest = withoutOurs(content, path)
  const taken = /^\[profile\s+(demarc-practice[\w-]*)\]/m.exec(rest)?.[1]
  if (taken !== undefined)
    throw new DemarcError('PROFILE_TAKEN', `${path} has a profile ${taken} that Demarc did not write`, {
      hint: 'Rename or delete it, and run this again. Nothing was changed.',
    })
  await makeFolder(dirname(path))
  await writeFileAtomic(path, `${rest === '' ? '' : `${rest}\n\n`}${BEGIN}\n${text}${END}\n`, mode)
  return path
}

/** Takes the profiles out of the file again. Gives its path; undefined where it has none. */
export async function removeProfiles(env: Env): Promise<string | undefined> {
  const { path, content, mode } = await configFile(env)
  const rest = withoutOurs(content, path)
  if (!content.includes(BEGIN)) return undefined
  await writeFileAtomic(path, rest === '' ? '' : `${rest}\n`, mode)
  return path
}

async function configFile(env: Env): Promise<{ path: string; content: string; mode: number }> {
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const named = env['AWS_CONFIG_FILE']
  const path = named?.startsWith('~/') ? join(home, named.slice(2)) : named || join(home, '.aws', 'config')
  try {
    return { path, content: await readFile(path, 'utf8'), mode: (await stat(path)).mode & 0o777 }
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return { path, content: '', mode: 0o600 }
    throw new DemarcError('CONFIG_UNREADABLE', `${path} cannot be read`, { cause })
  }
}

/** What others wrote. Throws PROFILE_TAKEN where the end of Demarc's part is missing: what follows may be anybody's. */
function withoutOurs(content: string, path: string): string {
  const lines = content.split('\n')
  const from = lines.indexOf(BEGIN)
  if (from === -1) return content.trimEnd()
  const to = lines.indexOf(END, from)
  if (to === -1)
    throw new DemarcError('PROFILE_TAKEN', `${path} has the line "${BEGIN}" and not the line "${END}" behind it`, {
      hint: 'Delete what stands behind it by hand, as far as Demarc wrote it. Nothing was changed.',
    })
  return [...lines.slice(0, from), ...lines.slice(to + 1)].join('\n').trimEnd()
}
