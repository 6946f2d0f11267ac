import { DemarcError } from '../../core/errors.ts'
import type { Random } from '../../core/random.ts'
import { type Ran, runBounded } from './run-bounded.ts'

/** The system's secret store. Demarc stores one secret in it: the key that encrypts kept sessions. */
export interface Keychain {
  /** Its name for people. */
  readonly name: string
  /** Undefined when it has no such secret. Throws KEYCHAIN_MISSING, KEYCHAIN_REFUSED. */
  read(): Promise<string | undefined>
  write(secret: string): Promise<void>
}

/** Long enough for a person to unlock it. */
const SECONDS = 60
const SERVICE = 'demarc'
const ACCOUNT = 'mfa-sessions'

/** How to access a keychain by the system's own program. The secret is passed on standard input, never as an argument. */
interface Tool {
  readonly name: string
  readonly program: string
  readonly read: readonly string[]
  /** The exit codes that mean there is no such secret. */
  readonly none: readonly number[]
  readonly write: readonly string[]
  readonly written: (secret: string) => string
  readonly install: string
}

/** The vault of Windows' Credential Manager, through its class in Windows PowerShell (Windows.Security.Credentials.PasswordVault). */
const VAULT =
  '$v = New-Object ([Windows.Security.Credentials.PasswordVault,Windows.Security.Credentials,ContentType=WindowsRuntime])'

const tools: Readonly<Partial<Record<NodeJS.Platform, Tool>>> = {
  // security(1): -i reads commands from standard input; 44 is errSecItemNotFound
  darwin: {
    name: 'the macOS keychain',
    program: '/usr/bin/security',
    read: ['find-generic-password', '-s', SERVICE, '-a', ACCOUNT, '-w'],
    none: [44],
    write: ['-i'],
    written: (secret) => `add-generic-password -U -s ${SERVICE} -a ${ACCOUNT} -w ${secret}\n`,
    install: 'It is part of macOS.',
  },
  // secret-tool(1) of libsecret, over the Secret Service (GNOME Keyring, KWallet, KeePassXC)
  linux: {
    name: 'the Secret Service',
    program: 'secret-tool',
    read: ['lookup', 'service', SERVICE, 'account', ACCOUNT],
    none: [1],
    write: ['store', '--label=Demarc MFA sessions', 'service', SERVICE, 'account', ACCOUNT],
    written: (secret) => secret,
    install: 'Install it (apt install libsecret-tools, dnf install libsecret).',
  },
  win32: {
    name: 'the Windows Credential Manager',
    program: 'powershell.exe',
    read: [
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      `${VAULT}; try { $c = $v.Retrieve('${SERVICE}', '${ACCOUNT}') } catch { exit 44 }; $c.RetrievePassword(); [Console]::Out.Write($c.Password)`,
    ],
    none: [44],
    write: [
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      `${VAULT}; $s = [Console]::In.ReadLine(); $v.Add((New-Object Windows.Security.Credentials.PasswordCredential('${SERVICE}', '${ACCOUNT}', $s)))`,
    ],
    written: (secret) => `${secret}\n`,
    install: 'It is part of Windows.',
  },
}

/** The keychain of this system. Throws KEYCHAIN_MISSING when Demarc knows none. */
export function systemKeychain(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Keychain {
  const tool = tools[platform]
  if (!tool)
    throw new DemarcError('KEYCHAIN_MISSING', `Demarc knows no keychain of this system (${platform})`, {
      hint: INSTEAD,
    })
  const run = (words: readonly string[], input?: string): Promise<Ran> =>
    runBounded({ program: tool.program, words, env, seconds: SECONDS, ...(input === undefined ? {} : { input }) })
  const refused = ({ how, said }: Ran): DemarcError =>
    how.is === 'not-started'
      ? new DemarcError('KEYCHAIN_MISSING', `${tool.name} cannot be asked: ${tool.program} ${how.why}`, {
          hint: `${tool.install} ${INSTEAD}`,
        })
      : new DemarcError('KEYCHAIN_REFUSED', `${tool.name} refused: ${said.trim() || describe(how)}`, {
          hint: `Is it unlocked? ${INSTEAD}`,
        })
  return {
    name: tool.name,
    async read() {
      const ran = await run(tool.read)
      if (ran.how.is === 'ended' && ran.how.code === 0) return ran.out.trim() || undefined
      // secret-tool prints nothing when there is no secret, and otherwise why it failed
      if (
        ran.how.is === 'ended' &&
        tool.none.includes(ran.how.code) &&
        (platform !== 'linux' || ran.said.trim() === '')
      )
        return undefined
      throw refused(ran)
    },
    async write(secret) {
      const ran = await run(tool.write, tool.written(secret))
      if (ran.how.is !== 'ended' || ran.how.code !== 0) throw refused(ran)
    },
  }
}

const INSTEAD = 'Or keep sessions in files of your own: --cache file.'

const describe = (how: Ran['how']): string =>
  how.is === 'ended'
    ? `it ended with ${how.code}`
    : how.is === 'killed'
      ? `the signal ${how.by} ended it`
      : how.is === 'too-slow'
        ? `no answer within ${SECONDS} s`
        : how.is

const KEY = /^[0-9a-f]{64}$/

/** The key that encrypts sessions: from the keychain, or a new one stored there. 32 bytes. */
export async function sealingKey(keychain: Keychain, random: Random): Promise<Uint8Array> {
  const found = await keychain.read()
  if (found !== undefined && KEY.test(found)) return Buffer.from(found, 'hex')
  const made = Buffer.from(random(32))
  await keychain.write(made.toString('hex'))
  // if two runs store a key at once, both use the one that the keychain kept
  const kept = await keychain.read()
  if (kept !== undefined && KEY.test(kept)) return Buffer.from(kept, 'hex')
  throw new DemarcError('KEYCHAIN_REFUSED', `${keychain.name} did not keep the key of the sessions`, { hint: INSTEAD })
}
