import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

/** The rules for GitHub's workflows, so that a review need not check them. */
const workflow = z.object({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      steps: z.array(
        z.object({
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
})
const folder = '.github/workflows'
const pin = /^\s*-?\s*uses: [\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8')
  const { on, permissions, jobs } = workflow.parse(parse(text))
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  test('pins each action by its digest, and tells its version', () => {
    const uses = text.split('\n').filter((line) => line.includes('uses:'))
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter((line) => !pin.test(line))).toEqual([])
  })

  test('may only read, but in the jobs that say what else they need', () => {
    expect(permissions).toEqual({ contents: 'read' })
  })

  test('never runs the code of a pull request with the rights of the repository', () => {
    expect(JSON.stringify(on)).not.toMatch(/pull_request_target|workflow_run/)
  })

  test('leaves no token in the checkout, and runs no script of a package', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with?.['persist-credentials']).toBe(false)
    for (const { run } of steps) if (run?.includes('npm ci')) expect(run).toContain('npm ci --ignore-scripts')
  })

  test('puts no text of others into a shell', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })
})

/** Other files that name actions: the action for callers, and the page with an example workflow. */
const others = ['action.yml', 'docs/pipelines.md']

test.each(others)('%s pins each action by its digest, and tells its version', (path) => {
  const uses = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('uses:'))
  expect(uses.length).toBeGreaterThan(0)
  // callers pin our own action themselves
  expect(uses.filter((line) => !pin.test(line) && !/uses: OWNER\/demarc@COMMIT # v\d+\.\d+\.\d+$/.test(line))).toEqual(
    [],
  )
})

test('one action has one version everywhere', () => {
  const digests = new Map<string, Set<string>>()
  for (const path of [...readdirSync(folder).map((name) => `${folder}/${name}`), ...others])
    for (const [, action = '', digest = ''] of readFileSync(path, 'utf8').matchAll(
      /uses: ([\w.-]+\/[\w.-]+)\S*@(\w+)/g,
    ))
      digests.set(action, (digests.get(action) ?? new Set()).add(digest))
  for (const [action, seen] of digests) expect(seen.size, action).toBe(1)
})
