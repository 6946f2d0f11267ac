import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL, SWEEP } from '../sample.ts'
import { ACTION, type Played, play } from './github.ts'
import { CONTROL, HOSTILE, Machine, REGION } from './shell.ts'

let machine: Machine
let first: Played
beforeAll(async () => {
  machine = await Machine.start()
  first = await play(machine, { ...asked, 'fail-on': 'low' })
})
afterAll(() => machine.end())

const steps = ACTION.runs.steps
const scripts = steps.flatMap((step) => ('run' in step ? [step] : []))
const asked = { version: 'installed', controls: CONTROL, regions: REGION }

describe('action.yml', () => {
  test('hands every value to a shell as a variable, and stops at the first error', () => {
    for (const { name, run } of scripts) {
      expect(run, name).not.toContain('${{')
      expect(run.split('\n')[0], name).toBe('set -euo pipefail')
    }
  })

  test('uses each of its inputs, and has no other', () => {
    const used = new Set([...JSON.stringify(ACTION.runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name))
    expect([...used].sort()).toEqual(Object.keys(ACTION.inputs).sort())
  })
})

describe('a scan of an account with findings of low severity', () => {
  test('fails at fail-on: low, after everything is delivered', () => {
    const { code, outputs, summary, used, ran } = first
    expect([code, outputs['exit-code']]).toEqual([1, '1'])
    expect(ran.at(-1)).toBe('Fail on findings')
    expect(summary).toBe(read(outputs['summary-file']))
    expect(summary).toMatch(/\*\*\d+ findings\*\*: \d+ low/)
    expect(used['github/codeql-action/upload-sarif']).toEqual({ sarif_file: outputs['sarif-file'] })
    expect(used['actions/upload-artifact']).toMatchObject({ name: 'demarc-run' })
    expect(outputs['run-file']).toBe(`${used['actions/upload-artifact']?.['path']}/run.json.gz`)
    expect(runIn(outputs['run-file']).findings.length).toBeGreaterThan(0)
    expect(read(outputs['report-file'])).toMatch(/^<!doctype html>/i)
    expectSarif(read(outputs['sarif-file']))
  })

  // each scan is a process
  test.runIf(ALL)('passes by default, at fail-on: high, and delivers what it is asked for only', SWEEP, async () => {
    const none = { summary: 'false', sarif: 'false', artifact: '' }
    const { code, outputs, summary, used } = await play(machine, { ...asked, ...none })
    expect([code, outputs['exit-code'], summary, used]).toEqual([0, '0', '', {}])
  })

  test.runIf(ALL)(
    'with a baseline fails at new findings only; the summary begins with what changed',
    SWEEP,
    async () => {
      const wanted = { ...asked, 'fail-on': 'low', baseline: first.outputs['run-file'] ?? '' }
      expect((await play(machine, wanted)).code).toBe(0)

      await machine.addBucket('made-after-the-baseline')
      const { code, summary } = await play(machine, wanted)
      expect(code).toBe(1)
      const [changed, all] = [summary.indexOf('1 new finding'), summary.search(/\*\*\d+ findings\*\*/)]
      expect(changed).toBeGreaterThanOrEqual(0)
      expect(all).toBeGreaterThan(changed)
      expect(summary).toContain('made-after-the-baseline')
    },
  )

  test.runIf(ALL)('strict fails where something could not be read', SWEEP, async () => {
    const { code, ran } = await play(machine, { ...asked, strict: 'true' }, await machine.stranger())
    expect([code, ran.at(-1)]).toEqual([3, 'Fail on findings'])
  })
})

describe('hostile input is data', () => {
  // the shell has built the whole command before demarc refuses a part of it
  test.each([['regions', 'frameworks', 'controls', 'fail-on', 'config'], ['version']])('%s', async (...inputs) => {
    const hostile = Object.fromEntries(inputs.map((input) => [input, HOSTILE]))
    const { log, code, used } = await play(machine, { ...asked, ...hostile })
    machine.expectUnharmed()
    expect([code, used['actions/upload-artifact']]).toEqual([2, undefined])
    expect(commandsIn(log).filter((line) => line !== REFUSED)).toEqual([])
  })

  test.runIf(ALL)(
    'where it leads to no error, and a baseline that is missing makes every finding count',
    SWEEP,
    async () => {
      const hostile = { baseline: HOSTILE, strict: HOSTILE, artifact: HOSTILE, summary: HOSTILE, sarif: HOSTILE }
      const { log, code, used } = await play(machine, { ...asked, 'fail-on': 'low', ...hostile })
      machine.expectUnharmed()
      expect(code).toBe(1)
      expect(used).toMatchObject({ 'actions/upload-artifact': { name: HOSTILE } })
      expect(commandsIn(log)).toEqual([MISSING])
    },
  )
})

const REFUSED =
  '::error title=Demarc::The input version is no release such as 0.1.0. Leave it empty for the commit of this action.'
const MISSING = '::warning title=Demarc::The baseline is missing, so every finding counts as new.'

describe('the installation', () => {
  /** Demarc refuses it before it asks AWS for anything. */
  const ended = { 'fail-on': 'severe' }

  test('of no version builds the commit of the action, without scripts of packages', async () => {
    machine.program('npm', `echo "npm $* in $PWD" >> "${machine.at('npm.log')}"`)
    const { code, ran } = await play(machine, { ...asked, ...ended, version: '' })
    expect([code, ran.at(-1)]).toEqual([2, 'Scan the account'])
    const here = process.cwd()
    expect(read(machine.at('npm.log'))).toBe(`npm ci --ignore-scripts in ${here}\nnpm run --silent build in ${here}\n`)
  })

  test('of a release checks its digest before anything of it is run', async () => {
    machine.program('npm', `echo "$*" > "${machine.at('installed')}"`)
    machine.program(
      'gh',
      `echo package > demarc-1.2.3.tgz; echo "$*" > "${machine.at('gh.log')}"; cp "${machine.at('sums')}" SHA256SUMS`,
    )
    const digest = '4e9416efcf77b84013f263e1f9008c656861298be5aabc82f458e6e47c60d9ff'
    writeFileSync(machine.at('sums'), `${'0'.repeat(64)}  demarc-1.2.3.tgz\n`)
    expect((await play(machine, { ...asked, ...ended, version: '1.2.3' })).code).toBe(1)
    expect(existsSync(machine.at('installed'))).toBe(false)

    writeFileSync(machine.at('sums'), `${digest}  demarc-1.2.3.tgz\n${'0'.repeat(64)}  demarc.cdx.json\n`)
    await play(machine, { ...asked, ...ended, version: '1.2.3' })
    expect(read(machine.at('gh.log'))).toMatch(/^release download v1\.2\.3 --repo owner\/demarc /)
    expect(read(machine.at('installed'))).toMatch(/^install --ignore-scripts --prefix \S+ \.\/demarc-1\.2\.3\.tgz\n$/)
  })
})

const read = (path = ''): string => readFileSync(path, 'utf8')
const runIn = (path = '') => JSON.parse(gunzipSync(readFileSync(path)).toString())

/** The commands that GitHub takes from a log: none between ::stop-commands:: and its marker. */
function commandsIn(log: string): readonly string[] {
  const commands: string[] = []
  let marker: string | undefined
  for (const line of log.split('\n')) {
    if (marker !== undefined) {
      if (line.trim() === `::${marker}::`) marker = undefined
      continue
    }
    const [, command, value] = /^::([\w-]+)[^:]*::(.*)$/.exec(line.trim()) ?? []
    if (command === 'stop-commands') marker = value
    else if (command !== undefined) commands.push(line)
  }
  return commands
}

function expectSarif(text: string): void {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false })
  const validate = ajv.compile(JSON.parse(read('test/schemas/sarif-2.1.0.json')))
  const sarif = JSON.parse(text)
  expect(validate(sarif), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
  expect(sarif.runs[0].results.length).toBeGreaterThan(0)
}
