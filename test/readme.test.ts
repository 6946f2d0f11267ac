import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../src/app/practice.ts'
import type { Practice } from '../src/practice/account/server.ts'
import { demarc, endpointEnv, Run } from './cli/in-test.ts'
import { demarcProcess } from './cli/process.ts'
import { few } from './sample.ts'

/** Every command of the README's blocks of shell, comments and line continuations taken away. */
const commands = [...readFileSync('README.md', 'utf8').matchAll(/```sh\n(.*?)```/gs)]
  .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line !== '' && !line.startsWith('#'))

/** The words of a demarc command; undefined for another program. Quotes group, as in a shell; nothing else is special there. */
function wordsOf(line: string): readonly string[] | undefined {
  const own = /^(?:npm ci && )?npx demarc (.*)$/.exec(line)?.[1]
  return own === undefined
    ? undefined
    : [...own.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
}

/** The first thing that a reader tries: run as it is typed, by the program that is built. */
const FIRST = 'npm ci && npx demarc scan --practice'
const FILE = /\.(json|jsonl|html|gz)$/

/**
 * `npm test` lets a scan that selects nothing read one service: whole it is the first command, and each with DEMARC_ALL=1. A recording
 * is read as it was made.
 */
const narrowed = (words: readonly string[]): readonly string[] =>
  words[0] !== 'scan' || words.some((word) => SELECTS.test(word))
    ? words
    : [...words, ...(few('--service s3').match(/\S+/g) ?? [])]
const SELECTS = /^--(service|controls|framework|severity|replay|help)$/

/** The lines that are not ours to run: installing, testing (this very suite), and the shell's own. */
const others = ['npm ci && npm test', 'export AWS_PROFILE=my-profile']

let practice: Practice
let folder: string
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-readme-'))
  practice = await startPracticeAccount()
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const profile = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
  writeFileSync(join(folder, 'credentials'), `[my-profile]\n${profile}`)
  env = {
    AWS_PROFILE: 'my-profile',
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    ...endpointEnv(practice),
  }
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

test('the README has the two commands that it promises', () => {
  expect(commands).toContain(FIRST)
  expect(commands).toContain('npm ci && npm test')
})

test('no command of the README is passed over', () => {
  expect(commands.filter((line) => wordsOf(line) === undefined && !others.includes(line))).toEqual([])
})

/** The commands that ask a person: without a terminal they say what is missing, and are run in one by tests of their own. */
const asking = new Set(['npx demarc attest', 'npx demarc accept', 'npx demarc practice rehearse'])

describe('each command of the README runs', () => {
  // in the order of the page, in one folder: a later one may read what an earlier one wrote
  test.each(commands.filter((line) => wordsOf(line) !== undefined))('%s', async (line) => {
    const words = wordsOf(line) ?? []
    if (words[0] === 'practice' && words.length === 1) {
      const run = new Run(words, { env, cwd: folder })
      await run.until(/Ctrl-C/)
      run.kill('SIGINT')
      expect((await run.ended).code).toBe(0)
      return
    }
    // the first as a process; the others within this one, where a file is not searched for in a folder of their own
    const there = narrowed(words).map((word) => (FILE.test(word) ? join(folder, word) : word))
    const { code, err } = await (line === FIRST ? demarcProcess(words, env, folder) : demarc(there, env, folder))
    if (asking.has(line)) {
      expect([code, err]).toEqual([2, expect.stringContaining('Without a terminal nothing can be asked')])
      return
    }
    // 1 is an answer too: something is unmet at or above --fail-on
    expect([words.includes('--fail-on') ? [0, 1] : [0], err]).toEqual([expect.arrayContaining([code]), err])
    expect(err).not.toContain('error:')
  })
})

test('the built program is the one that the package names', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(resolve(bin.demarc)).toBe(resolve('dist/main.js'))
})
