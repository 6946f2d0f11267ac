import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv, bare, type Ended } from '../cli/in-test.ts'
import { MAIN } from '../cli/process.ts'

/** One control of low severity, which some buckets of the practice account do not meet: a scan takes a second. */
export const CONTROL = 'S3.14'
export const REGION = 'us-east-1'

/** Values that a caller could give. The first lines make a file `pwned` if a shell runs them, in any quotes. */
export const HOSTILE = [
  '$(touch${IFS}pwned)',
  '"; touch pwned; "',
  "'; touch pwned; '",
  '`touch${IFS}pwned`',
  '::error::pwned',
  '--out=pwned.json',
].join('\n')

/** A machine of a pipeline: a work folder, a PATH with the built demarc, and credentials of a practice account. */
export class Machine {
  readonly folder = mkdtempSync(join(tmpdir(), 'demarc-pipeline-'))
  readonly work = this.at('work')
  readonly #bin = this.at('bin')
  readonly #practice: Practice

  static async start(): Promise<Machine> {
    return new Machine(await startPracticeAccount())
  }

  private constructor(practice: Practice) {
    this.#practice = practice
    for (const folder of [this.work, this.#bin]) mkdirSync(folder)
    symlinkSync(process.execPath, join(this.#bin, 'node'))
    symlinkSync(MAIN, join(this.#bin, 'demarc'))
  }

  at(name: string): string {
    return join(this.folder, name)
  }

  /** Puts a program of the test before those of the system: a script of bash. */
  program(name: string, script: string): void {
    writeFileSync(join(this.#bin, name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 })
  }

  /** Runs a script as the pipelines do: bash, no profile, in the work folder. `first`: a folder before the others of the PATH. */
  async bash(script: string, env: NodeJS.ProcessEnv, first = this.#bin): Promise<Ended> {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: this.work,
      env: {
        ...bare,
        ...accessEnv(this.#practice, 'auditor'),
        XDG_STATE_HOME: this.at('state'),
        PATH: [first, this.#bin, process.env['PATH']].join(delimiter),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code, out, err }
  }

  /** The credentials of a new user, who may do nothing. */
  async stranger(): Promise<NodeJS.ProcessEnv> {
    const iam = new IAM({
      endpoint: this.#practice.endpoint,
      region: REGION,
      credentials: this.#practice.principals.admin,
    })
    await iam.createUser({ UserName: 'stranger' })
    const { AccessKey } = await iam.createAccessKey({ UserName: 'stranger' })
    iam.destroy()
    return { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId, AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey }
  }

  /** Makes a bucket without versioning: one more finding of `CONTROL`. */
  async addBucket(Bucket: string): Promise<void> {
    const { endpoint, principals } = this.#practice
    const s3 = new S3({ endpoint, region: REGION, forcePathStyle: true, credentials: principals.admin })
    await s3.createBucket({ Bucket })
    s3.destroy()
  }

  /** Nothing of `HOSTILE` was run or read as an option. */
  expectUnharmed(): void {
    for (const name of ['pwned', 'pwned.json']) expect(existsSync(join(this.work, name)), name).toBe(false)
  }

  async end(): Promise<void> {
    await this.#practice.close()
    rmSync(this.folder, { recursive: true })
  }
}
