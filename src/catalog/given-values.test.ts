import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { Property, PropertyType } from '@aws-cdk/service-spec-types'
import { describe, expect, test } from 'vitest'
import { describeType } from '../services/describe.ts'
import { allTypes } from '../services/subject.ts'
import { type GivenKind, kindsOf, notFit, typesWithKinds, valuesOfTheApi } from './given-values.ts'
import { pathsOfMoves } from './move-reads.ts'

const schema = loadAwsServiceSpecSync()
const resources = new Map([...schema.all('resource')].map((one) => [one.cloudFormationType, one]))
const movesOf = (type: string) => {
  const described = describeType(type)
  return described.kind === 'unclassified' ? [] : (described.entry.moves ?? [])
}

/** A property in the schema; undefined where CloudFormation has none of that name: it is live. */
function propertyAt(type: string, path: string): Property | undefined {
  let properties: Readonly<Record<string, Property>> = resources.get(type)?.properties ?? {}
  let found: Property | undefined
  for (const key of path.split('.')) {
    found = properties[key]
    const kind = found?.type
    properties = kind?.type === 'ref' ? schema.get('typeDefinition', kind.reference.$ref).properties : {}
  }
  return found
}
const kindAt = (type: string, path: string): PropertyType['type'] | undefined => propertyAt(type, path)?.type.type

/** What the schema allows of a text, and what the template reference says of the property. */
function documented(type: string, path: string): { readonly allowed: readonly string[]; readonly text: string } {
  const property = propertyAt(type, path)
  const kind = property?.type
  const allowed = kind?.type === 'string' ? (kind.allowedValues ?? []) : []
  return { allowed, text: property?.documentation ?? '' }
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
  test.each(typesWithKinds)('are those that the schema or the template reference of %s names, or the API', (type) => {
    const wrong = Object.entries(kindsOf(type)).flatMap(([path, kind]) => {
      if (typeof kind !== 'object') return []
      const { allowed, text } = documented(type, path)
      const named = (value: string) => allowed.includes(value) || new RegExp(`(?<![\\w-])${value}(?![\\w-])`).test(text)
      const ofTheApi = valuesOfTheApi[`${type} ${path}`]?.values ?? []
      const unnamed = kind.oneOf.filter((value) => !named(value) && !ofTheApi.includes(value))
      const missing = [...allowed, ...ofTheApi].filter((value) => !kind.oneOf.includes(value))
      const needless = ofTheApi.filter(named)
      return [unnamed, missing, needless].flat().map((value) => `${path} ${value}`)
    })
    expect(wrong).toEqual([])
  })
  test('are told in words', () => {
    expect(notFit('on', 'boolean')).toBe('true or false')
    expect(notFit('b', { oneOf: ['a', 'c'] })).toBe('one of a, c')
    expect(notFit(null, 'number')).toBeUndefined()
  })
})
