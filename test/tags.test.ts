import { describe, expect, test } from 'vitest'
import { examples } from '../src/controls/examples.ts'
import { frameworksOf } from '../src/controls/frameworks.ts'
import { type SelectionQuery, selectAsked } from '../src/evaluate/selection.ts'
import { collectors } from '../src/services/collectors.gen.ts'
import { controls } from '../src/services/controls.gen.ts'

/** The controls of the AWS Resource Tagging Standard: one question, of each type whose tags are read. */
const ofTags = controls.filter(({ onRequest }) => onRequest)

for (const control of ofTags) {
  const [name = ''] = Object.keys(control.parameters)
  const [, engine] = /^(Elasticsearch|OpenSearch) domains/.exec(control.title) ?? []
  const its = engine === undefined ? {} : { EngineVersion: `${engine}_2.11` }
  const other = engine === 'OpenSearch' ? 'Elasticsearch_7.10' : 'OpenSearch_2.11'
  const required = { parameters: { [name]: ['owner', 'stage'] } }
  examples(control, {
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
    ...(engine === undefined ? {} : { notApplicable: [{ EngineVersion: other, tags: { owner: 'web' } }] }),
  })
}

test('they are those of the standard, and of no other', () => {
  expect(ofTags.length).toBeGreaterThan(40)
  for (const { id } of ofTags) expect([...frameworksOf(id).keys()], id).toEqual(['aws-resource-tagging'])
})

test('their types are read, with their tags', () => {
  const types = new Set<string>(collectors.flatMap((one) => one.types))
  expect(ofTags.filter(({ on }) => !types.has(on)).map(({ id }) => id)).toEqual([])
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
