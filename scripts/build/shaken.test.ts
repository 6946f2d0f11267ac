import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { readClient } from '../../src/practice/wire/model.ts'
import { shaken, withoutUnused } from './shaken.ts'

const require = createRequire(import.meta.url)

/** The file of a client, and its exports after tree shaking. */
function shake(client: string, ...named: readonly string[]) {
  const file = require.resolve(`@aws-sdk/client-${client}`)
  const whole = readFileSync(file, 'utf8')
  const code = withoutUnused(whole, new Set(named))
  const exports: Record<string, unknown> = {}
  new Function('require', 'exports', code)(createRequire(file), exports)
  return { file, whole, code, exports, before: require(file) }
}

test('a client keeps the operations that are named, as an operation or as a method', () => {
  const { whole, code, exports } = shake('kms', 'ListKeys', 'describeKey')
  // safe: the aggregated client of each module
  const Kms = exports['KMS'] as new (config: object) => Record<string, unknown>
  const kms = new Kms({ region: 'eu-central-1' })
  expect([typeof kms['listKeys'], typeof kms['describeKey'], typeof kms['decrypt']]).toEqual([
    'function',
    'function',
    'undefined',
  ])
  expect(code).not.toContain('class DecryptCommand')
  expect(code.length).toBeLessThan(whole.length * 0.6)
})

test('the operations that are kept have all of their members', () => {
  const { exports, before } = shake('kms', 'DescribeKey')
  const of = (module: object) => readClient('kms', module).operations.get('DescribeKey')
  const members = (module: object) => [...(of(module)?.output.structIterator() ?? [])].map(([name]) => name)
  expect(members({ ...exports })).toEqual(members({ ...before }))
  const metadata = (module: object) => of(module)?.output.getMemberSchema('KeyMetadata').getMemberSchemas()
  expect(Object.keys(metadata({ ...exports }) ?? {})).toEqual(Object.keys(metadata({ ...before }) ?? {}))
})

test('the names of the others stay, with the members by which a request in a path is told from others', () => {
  const { exports, before } = shake('account')
  const operations = (module: object) =>
    [...readClient('account', module).operations.values()].map(({ name, http, input }) => [
      name,
      http,
      input.isUnitSchema() ? [] : Object.keys(input.getMemberSchemas()),
    ])
  expect(operations({ ...exports })).toEqual(operations({ ...before }))
})

test('the build shakes the clients alone', () => {
  const { file, whole } = shake('account')
  expect(shaken.transform(whole, file)?.code.length).toBeLessThan(whole.length)
  expect(shaken.transform(whole, file.replace('client-account', 'core'))).toBeNull()
})
