import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Machine } from './shell.ts'

const step = z.union([
  z.strictObject({
    name: z.string(),
    if: z.string().optional(),
    uses: z.string(),
    with: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    name: z.string(),
    id: z.string().optional(),
    if: z.string().optional(),
    shell: z.literal('bash'),
    env: z.record(z.string(), z.string()),
    run: z.string(),
  }),
])
const action = z.strictObject({
  name: z.string(),
  description: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
})

/** action.yml, as GitHub's "Metadata syntax reference" has it for a composite action. */
export const ACTION = action.parse(parse(readFileSync('action.yml', 'utf8')))

export interface Played {
  /** The exit code of the last step that ran. */
  readonly code: number | null
  readonly log: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  /** The inputs of other actions, by action. */
  readonly used: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** The names of the steps that ran. */
  readonly ran: readonly string[]
}

/** Runs the action on a machine, step by step, like the runner. Steps of other actions are only noted. */
export async function play(
  machine: Machine,
  given: Readonly<Record<string, string>>,
  credentials: NodeJS.ProcessEnv = {},
): Promise<Played> {
  const folder = mkdtempSync(machine.at('runner-'))
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary', GITHUB_PATH: 'path' } as const
  const env = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)]))
  for (const path of Object.values(env)) writeFileSync(path, '')
  const values = new Map<string, string>([
    ...Object.entries(ACTION.inputs).map(([name, input]) => [`inputs.${name}`, given[name] ?? input.default] as const),
    ['github.action_repository', 'owner/demarc'],
    ['github.action_path', resolve('.')],
    ['github.token', 'token-of-the-test'],
  ])
  const played = { code: 0 as number | null, log: '', used: {} as Record<string, Record<string, unknown>> }
  const ran: string[] = []
  for (const one of ACTION.runs.steps) {
    if (one.if !== undefined && !holds(one.if, values)) continue
    ran.push(one.name)
    if ('uses' in one) {
      played.used[one.uses.replace(/@.*/, '')] = filled(one.with, values)
      continue
    }
    const path = readFileSync(join(folder, 'path'), 'utf8').trim() || undefined
    const { code, out, err } = await machine.bash(
      one.run,
      { ...env, ...credentials, RUNNER_TEMP: folder, ...filled(one.env, values) },
      path,
    )
    Object.assign(played, { code, log: `${played.log}${out}${err}` })
    if (code !== 0) break
    for (const [name, value] of outputsIn(join(folder, 'output'))) values.set(`steps.${one.id}.outputs.${name}`, value)
  }
  const named = Object.entries(ACTION.outputs).map(([name, { value }]) => [name, expression(value, values)] as const)
  return { ...played, ran, summary: readFileSync(join(folder, 'summary'), 'utf8'), outputs: Object.fromEntries(named) }
}

const filled = <T>(
  record: Readonly<Record<string, T>>,
  values: ReadonlyMap<string, string>,
): Record<string, T | string> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? expression(value, values) : value,
    ]),
  )

/** As at GitHub, an unset value is empty. */
const expression = (value: string, values: ReadonlyMap<string, string>): string =>
  value.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => values.get(name) ?? '')

/** The conditions of this action: one value compared with one text. */
function holds(condition: string, values: ReadonlyMap<string, string>): boolean {
  const [, name = '', sign, text] = /^([\w.-]+) (==|!=) '([^']*)'$/.exec(condition) ?? []
  if (sign === undefined) throw new TypeError(`test/pipelines/github.ts does not know the condition ${condition}`)
  return (values.get(name) === text) === (sign === '==')
}

const outputsIn = (path: string): readonly (readonly [string, string])[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const)
    : []
