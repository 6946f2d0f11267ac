import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pathsOf } from '../../src/model/paths.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { asItBegins } from './in-test.ts'

/** What says which resource it is, or to which others it belongs: ledgers, reports and people need it, whatever a control asks. */
const identifies = /(?:Ids?|A(?:rn|RN)s?|Names?|Identifier|Ur[il]|Family)$/

/** What is collected and read by nothing all the same, and why. */
const kept: Readonly<Record<string, string>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget ServiceNamespace':
    'with the dimension, it says which resource is scaled',
  'AWS::EKS::Cluster ComputeConfig': 'EKS Auto Mode: who patches the nodes',
  'AWS::SQS::Queue RedrivePolicy': 'the worked example of CONTRIBUTING.md asks for it',
}

/** The properties that a control asks for, of its own type or of a neighbour. */
const asked = new Set(
  controls.flatMap(({ on, reads, neighbours }) => [
    ...reads.map((path) => `${on} ${path}`),
    ...neighbours.flatMap(([, { of, where, reads: its }]) => [where, ...its].map((path) => `${of} ${path}`)),
  ]),
)

/** The names in the texts of the catalog: what a move may look at. */
const inCatalog = new Set(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:catalog|services\/[^/]+\/catalog)\b.*\.ts$/.test(file) && !/\.(?:test|gen)\.ts$/.test(file))
    .flatMap((file) => readFileSync(join('src', file), 'utf8').match(/\b[A-Z]\w+\b/g) ?? []),
)

test('every property that is collected is read by a control or a move, or says which resource it is', async () => {
  const { model } = (await asItBegins()).scan
  // Cloud Control shows all that a type has
  const ours = new Set<string>(collectors.flatMap(({ types }) => types))
  const own = model.resources.filter(({ type }) => ours.has(type))
  const collected = new Set(own.flatMap((one) => pathsOf(one).map((path) => `${one.type} ${path}`)))
  const nameOf = (one: string): string => one.replace(/^\S+ (?:state\.)?/, '')
  const unread = [...collected].filter((one) => !asked.has(one) && !identifies.test(one) && !inCatalog.has(nameOf(one)))
  expect(unread.sort()).toEqual(Object.keys(kept))
})
