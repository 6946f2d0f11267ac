import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isoTime } from '../../../core/clock.ts'
import { DemarcError } from '../../../core/errors.ts'
import { temporaryFolder } from '../../../core/folders.ts'
import type { Random } from '../../../core/random.ts'
import type { Practice } from '../../../practice/account/server.ts'
import { accounts } from '../../../practice/organization.ts'
import { account } from '../../../practice/principals.ts'
import type { Look } from '../../../report/terminal/look.ts'
import { fitted } from '../../../report/terminal/look.ts'
import { ROOT_PASSWORD } from '../../../services/iam/practice/seed.ts'
import { type AccountReach, withAws } from '../../collect-account.ts'
import { loadConfig } from '../../config.ts'
import { startPracticeAccount } from '../../practice.ts'
import { auditAccount } from '../../root.ts'
import type { RootIo } from '../../root-access.ts'
import { attestPassword } from '../../root-attest.ts'
import { ConsoleClient, consoleRefusal } from '../console-client.ts'
import { notedKeys } from '../keys-note.ts'
import { SoftwareDevices } from '../software-devices.ts'
import { removeSubscribers } from './alarm.ts'
import type { Person } from './person.ts'
import type { Stage } from './stage.ts'

export interface RehearsalOptions {
  /** A running practice account; if absent, one is started. */
  readonly endpoint?: string | undefined
  /** Its keys, if they are not stored for this user (`keys-note.ts`). */
  readonly keys?: Practice['principals'] | undefined
  /** The window of limited use, in days. */
  readonly days: number
  /**
   * Where to keep its account, devices and attestation, so that it can be continued another day. If absent, they are deleted with
   * the stage.
   */
  readonly kept?: Kept | undefined
}

export interface Kept {
  readonly folder: string
  /** It continues what was started there. */
  readonly begun: boolean
}

export interface RehearsalIo extends RootIo {
  readonly random: Random
  readonly look: Look
}

/** Opens the stage while `use` runs. However that ends, stops what was started and deletes what was written and is not to be kept. */
export async function withStage<T>(
  { endpoint: named, keys, days, kept }: RehearsalOptions,
  person: Person,
  io: RehearsalIo,
  use: (stage: Stage, about: { readonly endpoint: string; readonly gone: readonly string[] }) => Promise<T>,
): Promise<T> {
  const folder = kept?.folder ?? (await mkdtemp(join(temporaryFolder(io.env), 'demarc-rehearsal-')))
  try {
    if (named !== undefined) await checkPractice(named)
    const practice = named === undefined ? await startPracticeAccount({ clock: io.clock, ...stateIn(kept) }) : undefined
    try {
      const endpoint = named ?? practice?.endpoint ?? ''
      const known = practice?.principals ?? keys ?? (await notedKeys(io.env, endpoint))
      const stage = await stageOf({ endpoint, keys: known, folder, days }, person, io)
      // do not change an account that the user named; one started earlier already has the learner's own subscriber
      const gone = practice && !kept?.begun ? await removeSubscribers(stage) : []
      return await use(stage, { endpoint, gone })
    } finally {
      await practice?.close()
    }
  } finally {
    if (!kept) await rm(folder, { recursive: true, force: true })
  }
}

const stateIn = (kept: Kept | undefined) => (kept ? { stateFile: join(kept.folder, 'account.json') } : {})

/** Checks that a practice account listens there: only they answer the console's requests. Throws PRACTICE_UNREACHABLE, NOT_PRACTICE. */
async function checkPractice(endpoint: string): Promise<void> {
  const said: unknown = await new ConsoleClient(endpoint).step('devices', {}).catch((error: unknown) => error)
  // it asks a caller without a session to sign in
  if (consoleRefusal(said) === 'SignInFirst') return
  if (said instanceof DemarcError && said.code === 'PRACTICE_UNREACHABLE') throw said
  throw new DemarcError('NOT_PRACTICE', `what listens at ${endpoint} is not a practice account`, {
    hint: 'The rehearsal changes what it acts on, and acts on practice accounts alone: demarc practice starts one.',
    ...(said instanceof Error ? { cause: said } : {}),
  })
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

interface Place {
  readonly endpoint: string
  readonly keys: Practice['principals']
  readonly folder: string
  readonly days: number
}

async function stageOf({ endpoint, keys, folder, days }: Place, person: Person, io: RehearsalIo): Promise<Stage> {
  const file = join(folder, 'demarc.yaml')
  // a rehearsal started earlier may already be signed
  let signed = await isThere(file)
  let first = ''
  const reach = (who: keyof typeof keys): AccountReach => ({
    endpointUrl: endpoint,
    defaultRegion: account.homeRegion,
    credentials: keys[who],
  })
  return {
    person: { ...person, say: (text) => person.say(fitted(text, io.look)) },
    look: io.look,
    random: io.random,
    keys,
    email: accounts[0]?.email ?? '',
    password: ROOT_PASSWORD,
    devices: await SoftwareDevices.open(join(folder, 'devices.json')),
    console: () => new ConsoleClient(endpoint),
    as: (who, use) => withAws(reach(who), io, use),
    audit: async (window = days) => {
      const config = signed ? await loadConfig({ cwd: folder, file }) : undefined
      return auditAccount({ ...reach('auditor'), days: window, ...(config ? { config } : {}) }, io)
    },
    sign: async (by, evidence) => {
      const today = isoTime(io.clock()).slice(0, 10)
      await attestPassword({ by, evidence, account: account.id }, today, { file, cwd: folder })
      signed = true
      return readFile(file, 'utf8')
    },
    io: {
      now: io.clock,
      random: io.random,
      askCode: async (serial, which) => {
        const what = { one: 'The code', first: 'The first code', second: 'The next code' }[which]
        for (;;) {
          const code = await person.line(`${what} of ${serial.replace(/^.*:mfa\//, '')}`, '')
          if (which !== 'second' || code !== first || person.alone) {
            first = code
            return code
          }
          person.say('  That is the same code. Wait until the device shows the next one.')
        }
      },
    },
  }
}
