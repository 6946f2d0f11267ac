import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { type Fault, type FaultProxy, faults, losses, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { Watched } from './watch-in-test.ts'

let practice: Practice
let proxy: FaultProxy
let folder: string
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startProxy(practice)
  folder = mkdtempSync(join(tmpdir(), 'demarc-start-'))
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

let words = 0
const every: readonly Fault[] = [...faults, ...losses]

test('no identity, no watch: nothing is written, and it says why', async () => {
  const wrong: string[] = []
  await Promise.all(
    every.map(async (fault) => {
      const word = `case-${words++}`
      proxy.plans.set(word, { services: new Set(['sts']), operation: 'GetCallerIdentity', fault })
      const watched = new Watched(word, { practice, proxy, folder }, {})
      const ended = await watched.run().then(
        () => 'it ran',
        (error) => `${error.code} ${error.exitCode}`,
      )
      if (ended !== 'NO_IDENTITY 2') wrong.push(`${fault}: ${ended}`)
      if (existsSync(join(folder, `${word}.jsonl`))) wrong.push(`${fault}: a journal was begun`)
    }),
  )
  expect(wrong).toEqual([])
})

test('without the list of regions those at hand are watched, and it is said; the list is asked for again', async () => {
  await new IAM(clientFor(practice, 'root')).createUser({ UserName: 'by-root' })
  await new EC2(clientFor(practice, 'root', 'eu-central-1')).enableEbsEncryptionByDefault({})
  const wrong: string[] = []
  const play = async (fault: Fault): Promise<void> => {
    const word = `case-${words++}`
    const say = (what: string): void => void wrong.push(`${fault}: ${what}`)
    const plan = { services: new Set(['ec2']), operation: 'DescribeRegions', fault, times: 2 }
    proxy.plans.set(word, plan)
    const watched = new Watched(
      word,
      { practice, proxy, folder },
      {
        since: systemClock() - 60_000,
        every: 30_000,
        once: false,
      },
    )
    watched.onSleep = (stop) => {
      if (watched.told.length > 1 && watched.said.at(-1)?.endsWith(' again')) stop()
    }
    await watched.run()
    const events = watched.told.map(({ id }) => id)
    if (new Set(events).size !== events.length) say('an event is told twice')
    if (events.length !== 2) say(`${events.length} are told`)
    const [first = '', ...others] = watched.said
    if (
      !/^the list of the enabled regions cannot be read: .+: other regions may be enabled; it is tried again/.test(
        first,
      )
    )
      say(`it said ${first}`)
    if (others.join() !== 'the list of the enabled regions can be seen again') say(`then it said ${others}`)
  }
  await Promise.all(every.map(play))
  expect(wrong).toEqual([])
})
