import { describe, expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import { allTypes } from '../services/subject.ts'
import { cellSources, cellsWithSource } from './cells.ts'
import { encryptionPages } from './encrypted.ts'
import { endpointNames, endpointNamespaces, endpointsPage } from './endpoints.ts'
import { layerIds } from './layers.ts'
import { generalSource, generalSources, templateReference } from './sources.ts'
import { statements } from './statements.ts'
import { unpublished, unpublishedCells } from './unpublished.ts'

const types = allTypes()

describe('a statement', () => {
  test.each(statements.map((one) => [one.url, one] as const))(
    'of %s has a phrase of the page, and a day',
    (url, one) => {
      expect(url).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com\/\S+\.html|aws\.amazon\.com\/\S+\/faqs\/)$/)
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

describe('the page of a single cell', () => {
  test('is the source of the cell', () => {
    const other = cellSources.flatMap(({ url, cells }) =>
      cells.flatMap(([layer, names]) =>
        names
          .filter((type) => splitOf(type)?.find((cell) => cell.layer === layer)?.source !== url)
          .map((type) => `${type} ${layer} ${url}`),
      ),
    )
    expect(other).toEqual([])
  })
  test('is named once for each cell', () => {
    expect(cellsWithSource.filter((cell, at) => cellsWithSource.indexOf(cell) !== at)).toEqual([])
  })
})

describe('a page on encryption at rest', () => {
  const behind = types.flatMap((type) =>
    (splitOf(type) ?? [])
      .filter(({ layer, party }) => layer === 'server-side-encryption' && party !== 'none')
      .map(({ source }) => source),
  )
  test.each(encryptionPages)('%s stands behind a cell', (page) => {
    expect(behind).toContain(page)
  })
})

describe('the endpoints', () => {
  test('each stand behind a cell of the network', () => {
    const used = new Set(
      types
        .filter((type) =>
          (splitOf(type) ?? []).some(({ layer, source }) => layer === 'network' && source === endpointsPage),
        )
        .map((type) => type.split('::')[1]),
    )
    expect(endpointNamespaces.filter((namespace) => !used.has(namespace))).toEqual([])
  })
  test('are the last part of a service name', () => {
    for (const name of endpointNames) expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
  })
})

test('a cell without a page says why, and a cell with one does not', () => {
  expect(unpublished('AWS::Route53::HostedZone', 'server-side-encryption')).toMatch(/does not speak of/)
  expect(unpublished('AWS::Route53::HostedZone', 'network')).toBeUndefined()
})

describe('the general sources', () => {
  test('each stand behind a cell', () => {
    const used = new Set(
      types.flatMap((type) => {
        const described = describeType(type)
        if (described.kind === 'unclassified') return []
        return (splitOf(type) ?? []).flatMap(({ layer, party }) =>
          generalSources.filter(
            (one) =>
              one.layers.includes(layer) &&
              one.parties.some((each) => each === party) &&
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

test('each cell has a source of its layer, or the reason why AWS publishes none', () => {
  const unsure = types.flatMap((type) =>
    (splitOf(type) ?? []).filter(({ exact }) => !exact).map(({ layer }) => `${type} ${layer}`),
  )
  expect(unsure.sort()).toEqual([...unpublishedCells].sort())
})
