import { expect, test } from 'vitest'
import { FINDING, findOnce } from './asked-by-itself.ts'

test.each<[string | undefined, string | undefined, string | undefined]>([
  ['both', 'both', undefined],
  [undefined, undefined, 'both'],
  ['both', undefined, 'both'],
  [undefined, 'default', undefined],
])('a profile is found once: %s, then %s, with AWS_PROFILE=%s', (first, second, AWS_PROFILE) => {
  const env = { ...(AWS_PROFILE === undefined ? {} : { AWS_PROFILE }) }
  findOnce(first, env)
  expect(() => findOnce(second, env)).toThrow(
    expect.objectContaining({ code: 'MFA_ASKS_ITSELF', exitCode: 2, hint: expect.stringContaining('--profile') }),
  )
})

test('one that begins from another profile is found, and both are noted; a circle of them is not', () => {
  const env: NodeJS.ProcessEnv = { AWS_PROFILE: 'a "quoted" one', [FINDING]: 'nonsense' }
  findOnce(undefined, env)
  findOnce('base', env)
  expect(env[FINDING]).toBe(JSON.stringify(['a "quoted" one', 'base']))
  expect(() => findOnce(undefined, env)).toThrow('"a "quoted" one"')
})
