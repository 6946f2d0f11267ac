import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { ALL, SWEEP } from '../sample.ts'
import { CONTROL, HOSTILE, Machine, REGION } from './shell.ts'

const gitlab = z
  .strictObject({
    variables: z.record(z.string(), z.string()),
    demarc: z.strictObject({
      image: z.string().regex(/^node:\d+\.\d+\.\d+-/),
      rules: z.tuple([z.strictObject({ if: z.literal('$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH') })]),
      cache: z.strictObject({ key: z.string(), when: z.literal('on_success'), paths: z.array(z.string()) }),
      before_script: z.array(z.string()),
      script: z.array(z.string()),
      artifacts: z.strictObject({
        when: z.literal('always'),
        access: z.literal('developer'),
        expire_in: z.string(),
        paths: z.array(z.string()),
        reports: z.strictObject({ junit: z.string() }),
      }),
    }),
  })
  .parse(parse(readFileSync('ci/gitlab.yml', 'utf8')))

const azureStep = z.union([
  z.strictObject({ bash: z.string(), displayName: z.string(), env: z.record(z.string(), z.string()) }),
  z.strictObject({
    task: z.string().regex(/@\d+$/),
    displayName: z.string().optional(),
    condition: z.string().optional(),
    inputs: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ publish: z.string(), artifact: z.string(), displayName: z.string(), condition: z.string() }),
])
const azure = z
  .looseObject({
    parameters: z.array(z.looseObject({ name: z.string(), values: z.array(z.string()).optional() })),
    variables: z.array(
      z.union([z.strictObject({ group: z.string() }), z.strictObject({ name: z.string(), value: z.string() })]),
    ),
    steps: z.array(azureStep),
  })
  .parse(parse(readFileSync('ci/azure.yml', 'utf8')))
const azureScripts = azure.steps.flatMap((step) => ('bash' in step ? [step] : []))

let machine: Machine
beforeAll(async () => {
  machine = await Machine.start()
})
afterAll(() => machine.end())

interface Pipeline {
  /** The script that scans, with a severity to fail at; `values` are variables that the caller sets. */
  readonly run: (failOn: string, values?: Readonly<Record<string, string>>) => ReturnType<Machine['bash']>
  /** The word of the pipeline for a run that never fails. */
  readonly never: string
  /** Where a report is once it ran. */
  readonly report: (name: string) => string
  /** What the system does after a run that passed: its run file is the next baseline. */
  readonly passed: () => void
}
const selected = { DEMARC_CONTROLS: CONTROL, DEMARC_REGIONS: REGION }

const pipelines: Readonly<Record<string, () => Pipeline>> = {
  'ci/gitlab.yml': () => ({
    run: (failOn, values = {}) =>
      machine.bash(gitlab.demarc.script.join('\n'), {
        ...gitlab.variables,
        ...selected,
        DEMARC_FAIL_ON: failOn,
        ...values,
      }),
    never: '',
    report: (name) => join(machine.work, 'demarc-run', name),
    passed: () => expect(gitlab.demarc.cache.paths.map((path) => existsSync(join(machine.work, path)))).toEqual([true]),
  }),
  'ci/azure.yml': () => ({
    run: (failOn, values = {}) => {
      const step = azureScripts.find(({ displayName }) => displayName === 'Scan the account')
      const set = new Map(
        Object.entries({
          ...Object.fromEntries(azure.variables.flatMap((one) => ('name' in one ? [[one.name, one.value]] : []))),
          ...selected,
          ...values,
          'Agent.TempDirectory': machine.at('temp'),
          'Pipeline.Workspace': machine.at('azure'),
        }),
      )
      const env = Object.entries(step?.env ?? {})
        .filter(([name]) => !name.startsWith('AWS_'))
        .map(([name, value]) => [
          name,
          value
            .replace(/\$\{\{ parameters\.failOn \}\}/, () => failOn)
            .replace(/\$\(([\w.]+)\)/g, (whole, variable: string) => set.get(variable) ?? whole),
        ])
      return machine.bash(step?.bash ?? '', Object.fromEntries(env))
    },
    never: 'never',
    report: (name) => join(machine.at('azure'), 'demarc-run', name),
    passed: () => {
      mkdirSync(machine.at('azure/baseline'), { recursive: true })
      cpSync(machine.at('azure/demarc-run/run.json.gz'), machine.at('azure/baseline/run.json.gz'))
    },
  }),
}

describe.each(Object.keys(pipelines))('%s', (name) => {
  let one: Pipeline
  beforeAll(() => {
    const of = pipelines[name]
    if (of) one = of()
  })

  // four scans, each a process
  test.runIf(ALL)(
    'without a baseline every finding counts; from the first run that passed on, new ones do',
    SWEEP,
    async () => {
      const failed = await one.run('low')
      expect([failed.code, failed.out]).toEqual([1, expect.stringContaining('There is no baseline')])
      expect(existsSync(join(machine.work, 'demarc-baseline/run.json.gz'))).toBe(false)
      expect(junit(one)).toMatch(/<failure type="low"/)

      expect((await one.run(one.never)).code).toBe(0)
      one.passed()
      expect((await one.run('low')).code).toBe(0)
      expect(junit(one)).not.toContain('<failure')

      await machine.addBucket(`made-later-${name.replace(/\W/g, '-')}`)
      expect((await one.run('low')).code).toBe(1)
      expect(junit(one).match(/<failure/g)).toHaveLength(1)
      for (const file of ['run.json.gz', 'diff.md', 'summary.md', 'report.html'])
        expect(existsSync(one.report(file)), file).toBe(true)
      rmSync(join(machine.work, 'demarc-baseline'), { recursive: true, force: true })
    },
  )

  test('hostile values are data', async () => {
    const values = ['DEMARC_REGIONS', 'DEMARC_FRAMEWORKS', 'DEMARC_CONTROLS', 'DEMARC_CONFIG']
    // the shell has built the whole command before demarc refuses a part of it
    const { code } = await one.run(HOSTILE, Object.fromEntries(values.map((variable) => [variable, HOSTILE])))
    machine.expectUnharmed()
    expect(code).toBe(2)
  })
})

describe('what is installed', () => {
  const scripts: Readonly<Record<string, string>> = {
    'ci/gitlab.yml': gitlab.demarc.before_script.join('\n'),
    'ci/azure.yml': azureScripts.find(({ displayName }) => displayName === 'Install Demarc')?.bash ?? '',
  }
  test.each(Object.keys(scripts))('%s: a package of another digest is not', async (name) => {
    machine.program('curl', 'while [ "$1" != --output ]; do shift; done; echo package > "$2"')
    machine.program('npm', `echo "$*" > "${machine.at('installed')}"`)
    const env = { WORK: machine.work, DEMARC_PACKAGE: 'https://packages.example/demarc.tgz' }
    const run = (DEMARC_SHA256: string) => machine.bash(scripts[name] ?? '', { ...env, DEMARC_SHA256 })
    expect((await run('0'.repeat(64))).code).toBe(1)
    expect(existsSync(machine.at('installed'))).toBe(false)
    expect((await run(PACKAGE)).code).toBe(0)
    expect(readFileSync(machine.at('installed'), 'utf8')).toMatch(/^install .*--ignore-scripts .*\.\/demarc\.tgz\n$/)
    rmSync(machine.at('installed'))
  })
})

/** The SHA-256 of "package" and a line break. */
const PACKAGE = '4e9416efcf77b84013f263e1f9008c656861298be5aabc82f458e6e47c60d9ff'

describe('the parts that the systems run', () => {
  test('GitLab reads as JUnit the file that the script writes', () => {
    expect(gitlab.demarc.artifacts).toMatchObject({
      paths: ['demarc-run'],
      reports: { junit: 'demarc-run/junit.xml' },
    })
  })

  test('Azure takes the baseline of runs that succeeded, and publishes also where the scan failed', () => {
    const tasks = new Map(azure.steps.flatMap((step) => ('task' in step ? [[step.task, step]] : [])))
    expect(tasks.get('DownloadPipelineArtifact@2')?.inputs).toMatchObject({
      allowFailedBuilds: false,
      allowPartiallySucceededBuilds: false,
      artifactName: 'demarc-run',
    })
    expect(tasks.get('PublishTestResults@2')).toMatchObject({ condition: 'succeededOrFailed()' })
    expect(azure.steps.at(-1)).toMatchObject({ artifact: 'demarc-run', condition: 'succeededOrFailed()' })
  })

  test.each([
    ['$(AWS_SESSION_TOKEN)', 'none'],
    ['a-token', 'a-token'],
  ])('Azure: of a session token %s the scan gets %s', async (token, expected) => {
    const { bash = '' } = azureScripts.find(({ displayName }) => displayName === 'Scan the account') ?? {}
    const before = bash.slice(0, bash.indexOf('config=('))
    const { out } = await machine.bash(`${before}echo "token: \${AWS_SESSION_TOKEN-none}"`, {
      WORK: machine.at('temp'),
      RUN: machine.at('azure'),
      AWS_SESSION_TOKEN: token,
    })
    expect(out).toContain(`token: ${expected}\n`)
  })

  test('Azure expands none of its values within a script, and sees none of its commands in a log', async () => {
    for (const { bash, displayName } of azureScripts) expect(bash, displayName).not.toMatch(/\$\(\w+[.)]|\$\{\{/)
    const { out } = (await pipelines['ci/azure.yml']?.().run('##vso[task.setvariable variable=x]y')) ?? {
      out: '##vso[',
    }
    expect(out).not.toContain('##vso[')
    expect(out).toContain('vso[task.setvariable')
  })
})

const junit = (one: Pipeline): string => readFileSync(one.report('junit.xml'), 'utf8')
