import { describe, expect, test } from 'vitest'
import { awsPart, layers } from './layers.ts'
import { type LayerSplit, moveKey, split } from './parties.ts'
import type { Configured, Move, TypeEntry } from './service.ts'
import { generalSource } from './sources.ts'
import { both, is as oneOf, when } from './when.ts'

const page = 'https://docs.aws.amazon.com/a.html'
const seen = (properties: Configured['properties']): Configured => ({ properties, state: {} })
const is =
  (name: string, wanted: string): Move['when'] =>
  ({ properties }) =>
    properties[name] === undefined ? undefined : properties[name] === wanted

/** A server that AWS runs where Operator is "aws", and that stands at the customer's where its subnet is on an Outpost. */
const managed: Move = {
  layers: ['guest-os'],
  to: 'aws',
  when: is('Operator', 'aws'),
  says: 'AWS operates the instance',
  source: `${page}#managed`,
}
const outpost: Move = {
  layers: ['facilities', 'guest-os'],
  to: 'shared',
  near: { subnet: { of: 'AWS::EC2::Subnet', where: 'id', is: ({ properties }) => String(properties['SubnetId']) } },
  when: (_, { subnet }) => subnet?.some(({ properties }) => typeof properties['OutpostArn'] === 'string'),
  says: 'it stands on an Outpost',
  source: `${page}#outpost`,
}
const entry: TypeEntry = { moves: [managed, outpost], responsibilities: [], sources: { data: `${page}#data` } }
const layerOf = (rows: readonly LayerSplit[], layer: LayerSplit['layer']) => rows.find((row) => row.layer === layer)
const at = (resource: Configured, subnet?: Configured): readonly LayerSplit[] =>
  split(entry, 'infrastructure', page, resource, () => subnet && [subnet])
const ground = seen({ OutpostArn: null })

describe('the parties of a resource', () => {
  test('without a resource: those of its type', () => {
    expect(layerOf(split(entry, 'infrastructure', page), 'guest-os')).toMatchObject({ party: 'customer', exact: true })
  })
  test('the page of the service is the source where no page says it of every service', () => {
    const kept: TypeEntry = { responsibilities: [], parties: { 'server-side-encryption': 'aws' } }
    const [still, general] = (['server-side-encryption', 'facilities'] as const).map((layer) =>
      layerOf(split(kept, 'abstracted', page), layer),
    )
    expect(still).toMatchObject({ party: 'aws', source: page, exact: false })
    expect(general).toMatchObject({
      party: 'aws',
      source: generalSource('facilities', 'aws', 'abstracted'),
      exact: true,
    })
  })
  test('a page of the layer stands before that of the service', () => {
    expect(layerOf(split(entry, 'infrastructure', page), 'data')?.source).toBe(`${page}#data`)
  })
  test('a move that holds names the party, the reason and its own page', () => {
    expect(layerOf(at(seen({ Operator: 'aws' }), ground), 'guest-os')).toEqual({
      layer: 'guest-os',
      party: 'aws',
      because: 'AWS operates the instance',
      source: `${page}#managed`,
      exact: true,
      responsibilities: [],
    })
  })
  test('a neighbour can move any layer, the ground too', () => {
    const rows = at(seen({ Operator: null }), seen({ OutpostArn: 'arn:aws:outposts:::outpost/op-1' }))
    expect(layerOf(rows, 'facilities')).toMatchObject({ party: 'shared', because: 'it stands on an Outpost' })
  })
  test('of two moves that hold, the first one wins', () => {
    const rows = at(seen({ Operator: 'aws' }), seen({ OutpostArn: 'arn:aws:outposts:::outpost/op-1' }))
    expect(layerOf(rows, 'guest-os')?.party).toBe('aws')
    expect(layerOf(rows, 'facilities')?.party).toBe('shared')
  })
})

describe('what decides and was not read', () => {
  test('leaves the party unknown, names what was not read, and tells every party that it can be', () => {
    expect(layerOf(at(seen({}), ground), 'guest-os')).toMatchObject({
      party: 'unknown',
      between: ['aws', 'customer'],
      because: 'Operator was not read: it depends on whether AWS operates the instance',
      source: `${page}#managed`,
      responsibilities: ['os-hardening'],
    })
  })
  test('a neighbour that was not read is named too', () => {
    expect(layerOf(at(seen({ Operator: null })), 'facilities')).toMatchObject({
      party: 'unknown',
      between: ['shared', 'aws'],
      because: 'subnet was not read: it depends on whether it stands on an Outpost',
    })
  })
  test('is named by its whole path within a property that was read, and each of several once', () => {
    const small: Move = {
      layers: ['backup'],
      to: 'customer',
      when: both(when('Kind', oneOf('small')), when('Settings.Backup.Days', oneOf(0)), when('state.Days', oneOf(0))),
      says: 'backups are off',
      source: page,
    }
    const because = (properties: Configured['properties']) =>
      layerOf(split({ responsibilities: [], moves: [small] }, 'container', page, { properties, state: {} }), 'backup')
        ?.because
    expect(because({ Kind: 'small', Settings: { Backup: {} } })).toBe(
      'Days, Settings.Backup.Days were not read: it depends on whether backups are off',
    )
    expect(because({})).toMatch(/^Days, Kind, Settings were not read: /)
  })
  test('does not matter where an earlier move holds', () => {
    expect(layerOf(at(seen({ Operator: 'aws' })), 'guest-os')?.party).toBe('aws')
  })
  test('does not matter where every answer names the same party', () => {
    const twice: TypeEntry = { responsibilities: [], moves: [{ ...managed, to: 'customer' }] }
    expect(layerOf(split(twice, 'infrastructure', page, seen({})), 'guest-os')?.party).toBe('customer')
  })
})

test('equal keys of moves have equal splits', () => {
  const worlds = [undefined, 'aws', 'other'].flatMap((operator) =>
    [undefined, null, 'arn'].map((arn) => ({
      resource: seen(operator === undefined ? {} : { Operator: operator }),
      near: () => (arn === undefined ? undefined : [seen({ OutpostArn: arn })]),
    })),
  )
  const splits = new Map<string, string>()
  for (const { resource, near } of worlds) {
    const key = moveKey(entry, resource, near)
    const made = JSON.stringify(split(entry, 'infrastructure', page, resource, near))
    expect(splits.get(key) ?? made).toBe(made)
    splits.set(key, made)
  }
  expect(new Set(splits.values()).size).toBe(splits.size)
})

test('a third party is named', () => {
  const odb: TypeEntry = { responsibilities: [], parties: { platform: 'third-party' }, thirdParty: 'Oracle (OCI)' }
  expect(layerOf(split(odb, 'container', page), 'platform')).toMatchObject({
    party: 'third-party',
    thirdParty: 'Oracle (OCI)',
    responsibilities: [],
  })
})

test('a third party stands beside the party of the layers in which it has a part, until a move holds there', () => {
  const vendor: TypeEntry = {
    responsibilities: [],
    thirdParty: 'the vendor',
    besides: ['guest-os', 'backup'],
    moves: [managed],
  }
  const parties = (Operator: string | null) =>
    split(vendor, 'infrastructure', page, seen({ Operator })).flatMap(({ layer, party, thirdParty }) =>
      thirdParty === undefined ? [] : [`${layer} ${party} ${thirdParty}`],
    )
  expect(parties(null)).toEqual(['guest-os customer the vendor', 'backup customer the vendor'])
  expect(parties('aws')).toEqual(['backup customer the vendor'])
})

describe('a remark', () => {
  const remarked: TypeEntry = {
    responsibilities: [],
    moves: [managed],
    remarks: [
      {
        layers: ['guest-os', 'platform'],
        when: ({ properties }) => (properties['Product'] === undefined ? undefined : properties['Product'] !== null),
        says: 'the seller patches its image',
        thirdParty: 'the seller',
        names: ({ properties }) => `product ${properties['Product']}`,
        source: 'https://docs.aws.amazon.com/remark.html',
      },
    ],
  }
  const rowsOf = (properties: Configured['properties']) => split(remarked, 'infrastructure', page, seen(properties))

  test('names the third party on its layers, with its page, and leaves the party', () => {
    const rows = rowsOf({ Operator: null, Product: 'abc' })
    for (const layer of ['guest-os', 'platform'] as const)
      expect(layerOf(rows, layer)).toMatchObject({
        party: 'customer',
        because: 'the seller patches its image',
        thirdParty: 'the seller (product abc)',
        source: 'https://docs.aws.amazon.com/remark.html',
      })
    expect(rows.filter(({ because }) => because)).toHaveLength(2)
  })
  test('gives way to a move that holds, or that could not be decided', () => {
    expect(layerOf(rowsOf({ Operator: 'aws', Product: 'abc' }), 'guest-os')?.because).toBe(managed.says)
    expect(layerOf(rowsOf({ Product: 'abc' }), 'guest-os')?.because).toContain('was not read')
  })
  test.each([null, undefined])('is not there where the product is %s', (Product) => {
    expect(rowsOf({ Operator: null, Product }).filter(({ because }) => because)).toEqual([])
  })
  test('has a part in the key of the moves', () => {
    const keys = ['abc', 'def', null].map((Product) =>
      moveKey(remarked, seen({ Operator: null, Product }), () => undefined),
    )
    expect(new Set(keys).size).toBe(3)
  })
})

describe("AWS's part of a layer", () => {
  const own: TypeEntry = {
    responsibilities: [],
    parties: { 'guest-os': 'aws' },
    aws: { 'guest-os': 'AWS patches it; you can sign in.' },
    moves: [{ ...managed, aws: 'AWS replaces the instance by a patched one.' }],
  }
  const of = (resource?: Configured) => layerOf(split(own, 'container', page, resource), 'guest-os')

  test("is the type's own where the general text is not true", () => {
    expect(of()?.aws).toBe('AWS patches it; you can sign in.')
    expect(of(seen({ Operator: null }))?.aws).toBe('AWS patches it; you can sign in.')
  })
  test('is that of the move that holds', () => {
    expect(of(seen({ Operator: 'aws' }))?.aws).toBe('AWS replaces the instance by a patched one.')
  })
  test('is the general one of the layer elsewhere', () => {
    const data = split(own, 'container', page).find(({ layer }) => layer === 'data')
    expect(data && awsPart(data)).toBe(layers.data.aws)
  })
})
