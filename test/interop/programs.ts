import { execFile, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Scan, type ScanOptions, scan } from '../../src/app/scan.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Practice } from '../../src/practice/account/server.ts'

/** The programs of the virtual environment that scripts/interop.ts made. */
const bin = process.env['DEMARC_INTEROP'] ?? '/nowhere: run npm run test:interop'

/** The path of a program of the virtual environment. */
export const inVenv = (program: 'aws' | 'python'): string => join(bin, program)

/** An environment in which neither credentials nor settings of this machine are found. */
const bare = {
  PATH: process.env['PATH'],
  HOME: '/no-such-folder',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/no-such-folder',
  AWS_SHARED_CREDENTIALS_FILE: '/no-such-folder',
  PYTHONDONTWRITEBYTECODE: '1',
}

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of the virtual environment to its end; a failure is an answer, not an error. */
async function run(
  program: 'aws' | 'python',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const options = { env: { ...bare, ...env }, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 }
  try {
    return { code: 0, ...(await promisify(execFile)(join(bin, program), args, options)) }
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error && 'code' in error)
      return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) }
    throw error
  }
}

/** Runs a Python file of this folder; what it printed. */
export async function python(file: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run('python', [resolve('test/interop', file), ...args])
  if (code !== 0) throw new Error(`${file} ended with ${code}:\n${stderr.slice(-4000)}`)
  return stdout
}

/** Starts moto on a free port; `stop` ends it. */
export async function startMoto(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const child = spawn(join(bin, 'moto_server'), ['-H', '127.0.0.1', '-p', '0'], {
    env: bare,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  // a run that is broken off leaves no server behind
  process.once('exit', () => child.kill('SIGKILL'))
  const said: string[] = []
  const listening = new Promise<string>((found, failed) => {
    child.once('error', failed)
    child.once('close', () => failed(new Error(`moto_server ended:\n${said.join('\n')}`)))
    // on, not once: what it logs later must be read too, or its pipe fills up
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (said.length < 100) said.push(line)
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1]
      if (url) found(url)
    })
  })
  const slow = sleep(60_000, undefined, { ref: false }).then(() => {
    throw new Error(`moto_server did not listen within a minute:\n${said.join('\n')}`)
  })
  try {
    return { endpoint: await Promise.race([listening, slow]), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Scans what answers at an endpoint, as `demarc scan --endpoint-url` does. */
export const scanOf = (
  endpointUrl: string,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
  more: Partial<ScanOptions> = {},
): Promise<Scan> =>
  scan(
    { endpointUrl, credentials, regions: ['eu-central-1', 'us-east-1'], ...more },
    {
      clock: systemClock,
      time: { now: systemClock, sleep },
      runId: () => 'interop',
      version: '0.0.0',
      userAgent: 'demarc-interop',
      env: {},
    },
  )

/** One verdict of a scan, with what is needed to see why. */
export interface Found {
  readonly control: string
  readonly id: string
  readonly name: string
  readonly verdict: string
  readonly missing: readonly string[]
}

/** Every verdict of a scan. */
export function verdictsOf({ ledger }: Scan): readonly Found[] {
  return [...ledger].flatMap(({ resource: { id, name }, layers }) =>
    layers
      .flatMap(({ responsibilities }) => responsibilities.flatMap(({ judged }) => judged))
      .map(({ control, verdict }) => ({
        control: control.id,
        id,
        name,
        verdict: verdict.is,
        missing: verdict.is === 'unknown' ? verdict.missing : [],
      })),
  )
}

export interface Expected {
  readonly control: string
  /** The resource's name, or the end of its id. */
  readonly resource: string
  readonly verdict: string
}

/** Where the verdicts are not as expected, one line each. Each expectation is about exactly one resource. */
export function differences(found: readonly Found[], expected: readonly Expected[]): string[] {
  return expected.flatMap(({ control, resource, verdict }) => {
    const ofControl = found.filter((one) => one.control === control)
    const here = ofControl.filter(({ id, name }) => name === resource || id.endsWith(resource))
    const [one] = here
    const what = `${control} on ${resource}: expected ${verdict}`
    if (!one) return [`${what}, but the scan has no such resource among ${ofControl.length} with this control`]
    if (here.length > 1) return [`${what}, but ${here.length} resources answer to that: ${here.map(({ id }) => id)}`]
    return one.verdict === verdict ? [] : [`${what}, found ${one.verdict} ${one.missing.join(', ')} (${one.id})`]
  })
}

/** Runs the AWS CLI against a practice account as one of its principals; what it printed, parsed (undefined for nothing). */
export async function aws(
  { endpoint, region, principals }: Practice,
  who: 'admin' | 'auditor' | 'root',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const { accessKeyId, secretAccessKey } = principals[who]
  const { code, stdout, stderr } = await run('aws', ['--endpoint-url', endpoint, '--output', 'json', ...args], {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_MAX_ATTEMPTS: '1',
    ...env,
  })
  if (code !== 0) throw new Error(`aws ${args.join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`)
  return stdout.trim() === '' ? undefined : JSON.parse(stdout)
}
