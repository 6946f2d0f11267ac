import { describe, expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import { allTypes } from '../services/subject.ts'
import { layerIds } from './layers.ts'
import { generalSource, generalSources, templateReference } from './sources.ts'
import { statements } from './statements.ts'

const types = allTypes()

describe('a statement', () => {
  test.each(statements.map((one) => [one.url, one] as const))(
    'of %s has a phrase of the page, and a day',
    (url, one) => {
      expect(url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/)
      expect(one.phrase.split(' ').length).toBeGreaterThanOrEqual(3)
      expect(one.phrase.split(' ').length).toBeLessThanOrEqual(6)
      expect(one.says).toMatch(/^\S.*[^.]$/)
      expect(one.says).not.toContain(one.phrase)
      expect(new Date(one.read).toISOString()).toBe(`${one.read}T00:00:00.000Z`)
    },
  )
  test('is made once', () => {
    const keys = statements.map(({ url, phrase, says }) => `${url} ${phrase} ${says}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the general sources', () => {
  test('each stand behind a cell', () => {
    const used = new Set(
      types.flatMap((type) => {
        const described = describeType(type)
        if (described.kind === 'unclassified') return []
        return (splitOf(type) ?? []).flatMap(({ layer, owner }) =>
          generalSources.filter(
            (one) =>
              one.layers.includes(layer) &&
              one.owners.some((each) => each === owner) &&
              (one.categories === undefined || one.categories.includes(described.category)),
          ),
        )
      }),
    )
    expect(generalSources.filter((one) => !used.has(one))).toEqual([])
  })
  test('say nothing of an operating system that AWS runs on your own instances', () => {
    expect(generalSource('guest-os', 'aws', 'infrastructure')).toBeUndefined()
  })
  test('say nothing of a third party', () => {
    for (const layer of layerIds) expect(generalSource(layer, 'third-party', 'abstracted')).toBeUndefined()
  })
})

test('the template reference of a type lists what it has, and the types of our own have none', () => {
  expect(templateReference('AWS::S3::BucketPolicy')).toBe(
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html',
  )
  expect(templateReference('Demarc::EC2::Snapshot')).toBeUndefined()
})

test('the cells without a source of their layer do not grow', () => {
  const unsure = types.flatMap((type) => (splitOf(type) ?? []).filter(({ exact }) => !exact))
  expect(unsure.length).toBeLessThanOrEqual(473)
})
