import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Practice } from '../../src/practice/account/server.ts'
import type { Keys } from '../root/in-test.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** An environment without anybody's AWS credentials or colours. */
export const bare: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
}

/** The variables by which somebody reaches a practice account; `endpoint` may be that of a proxy before it. */
export function accessEnv(
  practice: Pick<Practice, 'principals' | 'endpoint' | 'region'>,
  who: keyof Practice['principals'] | Keys,
  endpoint = practice.endpoint,
): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken }: Keys = typeof who === 'string' ? practice.principals[who] : who
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: practice.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
  }
}

/** The built command line as a child process, in an environment of its own. */
export function startDemarc(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.') {
  return spawn(process.execPath, [resolve('dist/main.js'), ...args], {
    cwd,
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What a child process has said so far, and how it ends. */
export class Heard {
  out = ''
  err = ''
  readonly ended: Promise<Ended & { readonly by: NodeJS.Signals | null }>

  constructor(child: ChildProcessByStdio<Writable | null, Readable, Readable>) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.err += text
    })
    this.ended = once(child, 'close').then(([code, by]) => ({ code, by, out: this.out, err: this.err }))
  }
}

/** Runs it to its end. */
export async function demarc(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.'): Promise<Ended> {
  const { code, out, err } = await new Heard(startDemarc(args, env, cwd)).ended
  return { code, out, err }
}
