import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { Property, PropertyType } from '@aws-cdk/service-spec-types'
import { describe, expect, test } from 'vitest'
import { describeType } from '../services/describe.ts'
import { allTypes } from '../services/subject.ts'
import { type GivenKind, kindsOf, notFit, typesWithKinds } from './given-values.ts'
import { pathsOfMoves } from './move-reads.ts'

const schema = loadAwsServiceSpecSync()
const resources = new Map([...schema.all('resource')].map((one) => [one.cloudFormationType, one]))
const movesOf = (type: string) => {
  const described = describeType(type)
  return described.kind === 'unclassified' ? [] : (described.entry.moves ?? [])
}

/** The kind of a property in the schema; undefined where CloudFormation has none of that name: it is live. */
function kindAt(type: string, path: string): PropertyType['type'] | undefined {
  let properties: Readonly<Record<string, Property>> = resources.get(type)?.properties ?? {}
  let found: PropertyType | undefined
  for (const key of path.split('.')) {
    found = properties[key]?.type
    properties = found?.type === 'ref' ? schema.get('typeDefinition', found.reference.$ref).properties : {}
  }
  return found?.type
}

const inSchema: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean'],
  number: ['integer', 'number'],
  list: ['array'],
  object: ['ref', 'json', 'map'],
  text: ['string'],
}
const nameOf = (kind: GivenKind): string => (typeof kind === 'object' ? 'text' : kind)

describe('the values that a deciding property can have', () => {
  test('are of types that have moves', () => {
    expect(typesWithKinds.filter((type) => movesOf(type).length === 0)).toEqual([])
  })
  test.each(typesWithKinds)('are of the kind that the schema of %s has', (type) => {
    const other = Object.entries(kindsOf(type)).filter(([path, kind]) => {
      const known = kindAt(type, path)
      return known !== undefined && !inSchema[nameOf(kind)]?.includes(known)
    })
    expect(other).toEqual([])
  })
  test('are known of each property that decides, but of free text', () => {
    const free = new Set(['string', undefined])
    const without = allTypes().flatMap((type) =>
      [...pathsOfMoves(movesOf(type))]
        .filter((path) => !path.startsWith('state.') && !free.has(kindAt(type, path)) && !(path in kindsOf(type)))
        .map((path) => `${type} ${path}`),
    )
    expect(without).toEqual([])
  })
  test('are told in words', () => {
    expect(notFit('on', 'boolean')).toBe('true or false')
    expect(notFit('b', { oneOf: ['a', 'c'] })).toBe('one of a, c')
    expect(notFit(null, 'number')).toBeUndefined()
  })
})
