import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionFolder } from '../src/app/mfa/session-files.ts'
import { sessionStore } from '../src/app/mfa/session-store.ts'
import { systemRandom } from '../src/core/random.ts'
import { parseAwsConfig } from '../src/mfa/session/aws-config.ts'
import { keyOf } from '../src/mfa/session/kept.ts'
import { planOf } from '../src/mfa/session/plan.ts'
import { type Figure, median, milliseconds, type Pair, ratio, reported } from './figures.ts'

const ROUNDS = 21

/** The time of a process from spawn to exit, in milliseconds. */
function started(args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const start = process.hrtime.bigint()
  spawnSync(process.execPath, args, { env })
  return milliseconds(start)
}

const CONFIG = `[profile base]
mfa_serial = arn:aws:iam::111122223333:mfa/anna
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
region = eu-west-1
`

/** A home directory with a stored role session, as a `credential_process` finds it at each call of an SDK. */
async function homeWithSession(): Promise<{ readonly env: NodeJS.ProcessEnv; readonly remove: () => void }> {
  const home = mkdtempSync(join(tmpdir(), 'demarc-bench-session-'))
  mkdirSync(join(home, '.aws'))
  writeFileSync(join(home, '.aws', 'config'), CONFIG)
  const key = keyOf(planOf({ profile: 'admin' }, parseAwsConfig(CONFIG, ''), {}))
  if (key === undefined) throw new TypeError('no session of this profile is kept')
  const now = Date.now()
  await sessionStore(sessionFolder(join(home, 'cache', 'demarc')), systemRandom).keep(key, {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'x',
    sessionToken: 'x',
    device: 'arn:aws:iam::111122223333:mfa/anna',
    openedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 3_600_000).toISOString(),
  })
  // without an endpoint: a call to it would fail
  const env = { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: join(home, 'cache') }
  return { env, remove: () => rmSync(home, { recursive: true }) }
}

/** A stored session through `credential_process`, from spawn to exit. */
async function keptSession(): Promise<readonly Pair[]> {
  const { env, remove } = await homeWithSession()
  const args = ['dist/main.js', 'mfa', 'session', '--profile', 'admin', '--format', 'json']
  try {
    const { stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
    if (!stdout.includes('ASIAIOSFODNN7EXAMPLE')) throw new TypeError('the kept session was not printed')
    return Array.from({ length: ROUNDS }, () => ({ base: started(['-e', ''], env), ours: started(args, env) }))
  } finally {
    remove()
  }
}

/** Cold start: whole processes, each directly after a Node that does nothing. */
export async function benchStart(): Promise<Figure[]> {
  const pairsOf = (rounds: number, ...args: readonly string[]): readonly Pair[] =>
    Array.from({ length: rounds }, () => ({ base: started(['-e', '']), ours: started(['dist/main.js', ...args]) }))
  const over = (what: string, pairs: readonly Pair[]): Figure =>
    reported(`demarc ${what} over bare Node`, `${median(pairs.map(({ ours, base }) => ours - base)).toFixed(0)} ms`)
  const model = pairsOf(ROUNDS, 'model', 'ec2')
  return [
    ratio('demarc --version against bare Node', pairsOf(ROUNDS, '--version'), 1.3),
    ratio('demarc mfa session, kept, against bare Node', await keptSession(), 1.3),
    // 60 ms if Node takes 30
    ratio('demarc model ec2 against bare Node', model, 3),
    over('model ec2', model),
    over('controls', pairsOf(ROUNDS, 'controls')),
    over('scan --practice', pairsOf(ROUNDS / 3, 'scan', '--practice', 'company')),
  ]
}
