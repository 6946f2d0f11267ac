import { describe, expect, test } from 'vitest'
import type { Control } from '../src/controls/control.ts'
import { verdictIn, worldOf } from '../src/controls/example-world.ts'
import { type Examples, examples } from '../src/controls/examples.ts'
import { frameworksOf } from '../src/controls/frameworks.ts'
import { type SelectionQuery, selectAsked } from '../src/evaluate/selection.ts'
import { handledTypes } from '../src/services/cloudcontrol/collect/types.ts'
import { areTaggedByConfigRules } from '../src/services/cloudcontrol/controls/tags-config-rules.ts'
import { areTaggedByHubRules } from '../src/services/cloudcontrol/controls/tags-hub-rules.ts'
import { collectors } from '../src/services/collectors.gen.ts'
import { controls } from '../src/services/controls.gen.ts'

/** The controls of the AWS Resource Tagging Standard: one question, of each type whose tags are read. */
const ofTags = controls.filter(({ onRequest }) => onRequest)

/** The status of a resource that AWS deletes, or has deleted, and still lists; by control. */
const leaving = new Map([
  ['AutoScaling.10', 'Delete in progress'],
  ['DynamoDB.5', 'DELETING'],
  ['ECS.13', 'INACTIVE'],
  ['ECS.14', 'INACTIVE'],
  ['EKS.6', 'DELETING'],
])

function cases(control: Control): Examples {
  const [name = ''] = Object.keys(control.parameters)
  const [, engine] = /^(Elasticsearch|OpenSearch) domains/.exec(control.title) ?? []
  const [, status] = /^state\.(.+)$/m.exec(control.reads.join('\n')) ?? []
  const stays = control.id === 'AutoScaling.10' ? null : 'ACTIVE'
  const its = {
    ...(engine && { EngineVersion: `${engine}_2.11` }),
    ...(status && { state: { [status]: stays } }),
  }
  const other = engine === 'OpenSearch' ? 'Elasticsearch_7.10' : 'OpenSearch_2.11'
  const required = { parameters: { [name]: ['owner', 'stage'] } }
  return {
    met: [
      { ...its, tags: { owner: 'web' } },
      { ...its, ...required, tags: { owner: 'web', stage: 'prod', 'aws:cloudformation:stack-name': 'web' } },
    ],
    unmet: [
      { ...its, tags: {} },
      // system tags do not count, and keys are case-sensitive
      { ...its, tags: { 'aws:cloudformation:stack-name': 'web' } },
      { ...its, ...required, tags: {} },
      { ...its, ...required, tags: { owner: 'web' } },
      { ...its, ...required, tags: { Owner: 'web', stage: 'prod' } },
    ],
    ...(engine && { notApplicable: [{ EngineVersion: other, tags: { owner: 'web' } }] }),
    ...(status && { notApplicable: [{ state: { [status]: leaving.get(control.id) }, tags: { owner: 'web' } }] }),
  }
}

/** They differ by their type alone: the first shows it as documentation, a table holds the others. */
const rows = [...areTaggedByConfigRules, ...areTaggedByHubRules]
const shown = [areTaggedByConfigRules[0], areTaggedByHubRules[0]].flatMap((one) => one ?? [])
for (const control of [...shown, ...ofTags.filter((one) => !rows.includes(one) && one.reads.includes('tags'))])
  examples(control, cases(control))

test('each of a table asks the same', () => {
  const judged = (list: Examples['met'], control: Control) =>
    list.map((example) => verdictIn(worldOf(control, example)).is)
  const wrong = rows.filter((control) => {
    const { met, unmet } = cases(control)
    return [...judged(met, control), ...judged(unmet, control)].join() !== 'met,met,unmet,unmet,unmet,unmet,unmet'
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

const computed = controls.filter(({ id }) => id === 'Batch.4')
for (const control of computed) {
  const given = (Tags: object | undefined, Type = 'EC2') => ({ Type, ...(Tags && { Tags }) })
  const keys = { parameters: { requiredKeyTags: ['owner'] } }
  examples(control, {
    met: [
      { Type: 'MANAGED', ComputeResources: given({ stage: 'prod' }) },
      { ...keys, Type: 'managed', ComputeResources: given({ owner: 'web' }, 'SPOT') },
    ],
    unmet: [
      { Type: 'MANAGED', ComputeResources: given(undefined) },
      { Type: 'MANAGED', ComputeResources: given({ 'aws:x': 'y' }) },
      { ...keys, Type: 'MANAGED', ComputeResources: given({ Owner: 'web' }) },
    ],
    notApplicable: [
      { Type: 'UNMANAGED', ComputeResources: given({ stage: 'prod' }) },
      { Type: 'MANAGED', ComputeResources: given(undefined, 'FARGATE_SPOT') },
    ],
  })
}

test('they are those of the standard, and of no other', () => {
  expect(ofTags.length).toBeGreaterThan(130)
  const other = ofTags.filter(({ id }) => [...frameworksOf(id).keys()].join() !== 'aws-resource-tagging')
  expect(other.map(({ id }) => id)).toEqual([])
})

const read = new Set<string>(collectors.flatMap((one) => one.types))
/** The Tagging API alone tells their tags: Cloud Control does not read the type, or hides them. */
const byTaggingAlone = ['AppRunner.1', 'AppRunner.2', 'DMS.2', 'RDS.31']

test('their types are read, with their tags', async () => {
  const types = await handledTypes()
  const shows = (type: string): boolean => {
    const one = types(type)
    return one?.tags !== undefined && one.lists && one.reads && !one.writeOnly.includes(one.tags)
  }
  const not = ofTags.filter(({ on }) => !read.has(on) && !shows(on)).map(({ id }) => id)
  expect(not.sort()).toEqual(byTaggingAlone)
})

test('a template sets the property that Cloud Control reads', async () => {
  const types = await handledTypes()
  const wrong = ofTags.filter(({ on, remedy, reads }) => {
    const template = remedy?.().cloudformation
    if (read.has(on) || !reads.includes('tags') || !template || !('Resources' in template)) return false
    const [one] = Object.values(template.Resources)
    const property = types(on)?.tags ?? 'Tags'
    return typeof one !== 'object' || Object.keys(one.Properties).join() !== property
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

describe('a scan asks them', () => {
  const none: SelectionQuery = { controls: [], services: [], frameworks: [], severities: [] }
  const asked = async (query: Partial<SelectionQuery>): Promise<readonly string[]> =>
    (await selectAsked(controls, { ...none, ...query })).filter(({ onRequest }) => onRequest).map(({ id }) => id)

  test('where their framework or their id is named', async () => {
    expect(await asked({ frameworks: ['aws-resource-tagging'] })).toHaveLength(ofTags.length)
    expect(await asked({ controls: ['sqs.2'] })).toEqual(['SQS.2'])
  })

  test('never for a service, a severity or a wildcard', async () => {
    expect(await asked({ services: ['sqs'] })).toEqual([])
    expect(await asked({ severities: ['low'] })).toEqual([])
    expect(await asked({ controls: ['EC2.*'] })).toEqual([])
    await expect(selectAsked(controls, { ...none, controls: ['Backup.5*'] })).rejects.toThrow('on request')
  })
})
