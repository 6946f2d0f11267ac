import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { BUILT } from '../built.ts'
import { ALL, SWEEP, sample } from '../sample.ts'
import { bare } from './in-test.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarc-loaded-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = pathToFileURL('.').href

/** The modules that a command loads, of the sources by their path and of packages by their name. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const list = join(folder, 'loaded')
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', './test/cli/loaded.mjs', 'src/cli/main.ts', ...args],
    { env: { ...bare, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], DEMARC_LOADED: list }, encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const urls = readFileSync(list, 'utf8').split('\n')
  rmSync(list)
  return [
    ...new Set(
      urls.flatMap((url) => {
        if (!url.startsWith(root)) return []
        const path = url.slice(root.length + 1).replace(/\?.*$/, '')
        return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path
      }),
    ),
  ]
}

const SDK = /^@(aws-sdk|smithy)\//
const PRACTICE = /^src\/(practice|services\/[^/]+\/practice)/
const CONTROLS = /^src\/services\/[^/]+\/controls/
const OTHER_COMMANDS = /^src\/cli\/(scan|root|mfa|practice|help)\.ts$/

const apart: readonly (readonly [string, readonly string[], readonly RegExp[]])[] = [
  ['--version loads nothing but itself', ['--version'], [/^(?!src\/cli\/(main|runtime|version)\.ts$)/]],
  ['--help loads no SDK, no practice account and no service', ['--help'], [SDK, PRACTICE, /^src\/services\//]],
  [
    'model loads no SDK, no practice account, no controls and no other command',
    ['model', 's3'],
    [SDK, PRACTICE, CONTROLS, OTHER_COMMANDS],
  ],
  ['controls loads no SDK and no practice account', ['controls', 'S3.5'], [SDK, PRACTICE, OTHER_COMMANDS]],
]
// each is a process of sources
test.each(sample(apart, [() => 'any']))('%s', SWEEP, (_, args, without) => {
  const loaded = loadedBy(...args)
  expect(loaded).toContain('src/cli/main.ts')
  expect(loaded.filter((module) => without.some((one) => one.test(module)))).toEqual([])
})

test.runIf(ALL)('what is kept apart is seen where it is loaded', SWEEP, () => {
  const loaded = loadedBy('scan', '--practice', '--controls', 'Account.1', '--format', 'json')
  for (const one of [SDK, PRACTICE, CONTROLS]) expect(loaded.some((module) => one.test(module))).toBe(true)
})

test('the build has the tables of the catalog as JSON, in a file of their own', () => {
  const tables = readdirSync('dist')
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join('dist', name), 'utf8')] as const)
    .filter(([, text]) => text.includes('AutoshiftObserverNotificationStatus ZonalAutoshiftConfiguration'))
  expect(tables).toEqual([[expect.stringMatching(/^model-/), expect.stringContaining('JSON.parse(')]])
})

test('the short way of a kept session is a file of its own, which loads nothing that takes long', () => {
  const built = readFileSync(join(BUILT, 'short-way.cjs'), 'utf8')
  expect([...built.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name).sort()).toEqual([
    '`node:fs`',
    '`node:path`',
  ])
  expect(built).not.toContain('import(')
})
