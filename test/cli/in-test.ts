import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

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

/** The built command line as a child process, in an environment of its own. */
export function startDemarc(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.') {
  return spawn(process.execPath, [resolve('dist/main.js'), ...args], {
    cwd,
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs it to its end. */
export async function demarc(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.'): Promise<Ended> {
  const child = startDemarc(args, env, cwd)
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}
