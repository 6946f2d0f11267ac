import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteKeys } from '../src/app/practice/keys-note.ts'
import { startPracticeAccount } from '../src/app/practice.ts'
import type { Practice } from '../src/practice/account/server.ts'
import { demarc, endpointEnv, Run } from './cli/in-test.ts'
import { demarcProcess } from './cli/process.ts'
import { blocksOf, commandsOf, documents } from './documents.ts'
import { few, SWEEP } from './sample.ts'

/** The words of a command. Quotes group, as in a shell; nothing else is special there. */
const split = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')

/** The words of a demarc command, also of one whose lines the shell reads; undefined for another program. */
function wordsOf(line: string): readonly string[] | undefined {
  const printed = /^eval "\$\((.*)\)"$/.exec(line)?.[1] ?? line
  const own = /^(?:npm ci && )?npx demarc (.*)$/.exec(printed)?.[1]
  return own === undefined ? undefined : split(own)
}

/** The first command of a reader, run as typed by the built program. */
const FIRST = 'npm ci && npx demarc scan --practice'
const FILE = /\.(json|jsonl|html|csv|sarif|xml|md|gz|pem)$/

/**
 * `npm test` lets a scan that selects nothing read one service: whole it is the first command, and each with DEMARC_ALL=1. A recording
 * is read as it was made.
 */
const narrowed = (words: readonly string[]): readonly string[] =>
  words[0] !== 'scan' || words.some((word) => SELECTS.test(word))
    ? words
    : [...words, ...(few('--service s3').match(/\S+/g) ?? [])]
const SELECTS = /^--(service|controls|framework|severity|depth|replay|help)$/

/** Lines that are not run: the tests (this suite), and the shell's own commands. */
const others = ['npm ci && npm test', 'export AWS_PROFILE=my-profile']

/** Programs of others that every machine with Git or Node's build has. */
const programs = /^openssl /

/** Every command with its document; one that names no file is run where it stands first. */
const commands = documents
  .flatMap((document) => commandsOf(document).map((line) => ({ document, line })))
  .filter(({ line }, index, all) => FILE.test(line.replaceAll(' ', '\n')) || firstOf(line, all) === index)
function firstOf(line: string, all: readonly { readonly line: string }[]): number {
  return all.findIndex((one) => one.line === line)
}

let practice: Practice
let root: string
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'demarc-documents-'))
  for (const document of documents) mkdirSync(folderOf(document))
  practice = await startPracticeAccount({ size: 'small' })
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const profile = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
  writeFileSync(join(root, 'credentials'), `[my-profile]\n${profile}`)
  env = {
    AWS_PROFILE: 'my-profile',
    AWS_SHARED_CREDENTIALS_FILE: join(root, 'credentials'),
    AWS_CONFIG_FILE: join(root, 'config'),
    XDG_STATE_HOME: join(root, 'state'),
    ...endpointEnv(practice),
  }
  // as `demarc practice` does, for what another terminal asks of it
  await noteKeys(env, practice)
})
afterAll(async () => {
  await practice.close()
  rmSync(root, { recursive: true })
})
/** The folder of a document's commands: a later one may read what an earlier one wrote. */
const folderOf = (document: string): string => join(root, basename(document, '.md'))

test('the README has the two commands that it promises', () => {
  expect(commandsOf('README.md')).toContain(FIRST)
  expect(commandsOf('README.md')).toContain('npm ci && npm test')
})

test('the README is at most 120 lines', () => {
  expect(readFileSync('README.md', 'utf8').split('\n').length - 1).toBeLessThanOrEqual(120)
})

test('no command of a document is passed over', () => {
  const run = ({ line }: { readonly line: string }): boolean =>
    wordsOf(line) !== undefined || programs.test(line) || others.includes(line)
  expect(commands.filter((command) => !run(command))).toEqual([])
})

test('a block of another language holds no command', () => {
  const hidden = documents.flatMap((document) =>
    blocksOf(document)
      .filter(({ language, text }) => language !== 'sh' && /^(npx |npm |docker |demarc )/m.test(text))
      .map(({ text }) => [document, text]),
  )
  expect(hidden).toEqual([])
})

/** The commands that ask a person: without a terminal they say what is missing, and are run in one by tests of their own. */
const asking = new Set(['npx demarc attest', 'npx demarc accept', 'npx demarc practice rehearse'])
/** An account that runs until Ctrl-C. */
const staying = /^npx demarc practice( company)?$|--keep$/
/** exit code 1 is accepted too: something is unmet. */
const failing = /--fail-on|root guide|^npx demarc diff/

describe('each command of the documents runs', () => {
  test.each(commands.filter(({ line }) => wordsOf(line) !== undefined || programs.test(line)))(
    '$document: $line',
    SWEEP,
    async ({ document, line }) => {
      const folder = folderOf(document)
      const words = wordsOf(line)
      if (words === undefined) {
        const [program = '', ...args] = split(line)
        execFileSync(program, args, { cwd: folder, stdio: 'pipe' })
        return
      }
      if (staying.test(line)) {
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
      expect([failing.test(line) ? [0, 1] : [0], err]).toEqual([expect.arrayContaining([code]), err])
      expect(err).not.toContain('error:')
    },
  )
})

test('the built program is the one that the package names', () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(resolve(bin.demarc)).toBe(resolve('dist/main.js'))
})
