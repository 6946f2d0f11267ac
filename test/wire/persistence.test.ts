import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPractice } from '../../src/practice/account/server.ts'
import { account } from '../../src/practice/principals.ts'
import { exampleServices } from './services.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-state-'))
  file = join(folder, 'state.json')
})
afterEach(() => rm(folder, { recursive: true }))

const start = () => startPractice({ services: exampleServices, stateFile: file })

async function bucketsIn(): Promise<string[]> {
  const practice = await start()
  const client = clientOf(practice.endpoint, practice.principals.admin)
  const { Buckets } = await client.send(new ListBucketsCommand({}))
  await practice.close()
  return (Buckets ?? []).map(({ Name }) => Name ?? '')
}

function clientOf(endpoint: string, credentials: { accessKeyId: string; secretAccessKey: string }): S3Client {
  return new S3Client({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 })
}

/** A practice account in a process of its own, so that it can be killed. */
async function startChild(): Promise<{ child: ChildProcess; client: S3Client }> {
  const script = join(import.meta.dirname, 'persistence.child.ts')
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  const { endpoint, admin } = JSON.parse(String(line))
  return { child, client: clientOf(endpoint, admin) }
}

test('a kill in the middle of a stream of changes loses nothing that was acknowledged', async () => {
  const acknowledged: string[] = []
  for (const round of [1, 2, 3]) {
    const { child, client } = await startChild()
    let next = 0
    const writers = Array.from({ length: 8 }, async () => {
      for (;;) {
        const Bucket = `round-${round}-bucket-${next++}`
        await client.send(new CreateBucketCommand({ Bucket }))
        acknowledged.push(Bucket)
        if (acknowledged.length === round * 40) child.kill('SIGKILL')
      }
    })
    await Promise.allSettled(writers)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')
    const kept = new Set(await bucketsIn())
    expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(120)
})

test('the state file is the owner’s alone, and a closed server leaves no temporary file', async () => {
  const practice = await start()
  const client = clientOf(practice.endpoint, practice.principals.admin)
  const names = Array.from({ length: 25 }, (_, n) => `together-${n}`)
  await Promise.all(names.map((Bucket) => client.send(new CreateBucketCommand({ Bucket }))))
  await practice.close()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['state.json'])
  expect((await bucketsIn()).sort()).toEqual(names.sort())
})

test.each([
  ['cut short', '{"schema":"demarc.practice/2","acc'],
  ['of something else', '{"schema":"another/1"}'],
  ['of an older version of Demarc', `{"schema":"demarc.practice/1","account":"${account.id}","services":{}}`],
  ['of another account', '{"schema":"demarc.practice/2","account":"999999999999","services":{}}'],
  ['empty', ''],
])('a state file that is %s is refused with what to do, and left as it is', async (_what, content) => {
  await writeFile(file, content)
  await expect(start()).rejects.toMatchObject({
    code: 'PRACTICE_STATE_DAMAGED',
    message: expect.stringContaining(file),
    hint: expect.stringContaining('Name another file with --state, or move this one away'),
  })
  expect(await readFile(file, 'utf8')).toBe(content)
})

test('a pipe or a device is no state file, and is not waited for', async () => {
  execFileSync('mkfifo', [file])
  for (const special of [file, '/dev/null'])
    await expect(startPractice({ services: exampleServices, stateFile: special })).rejects.toThrow(
      `${special} is a pipe or a device, and no state file.`,
    )
})

test('a state file that cannot be written is known at the start', async () => {
  file = join(folder, 'no-such-folder', 'state.json')
  await expect(start()).rejects.toMatchObject({ code: 'PRACTICE_STATE_UNWRITABLE' })
})
