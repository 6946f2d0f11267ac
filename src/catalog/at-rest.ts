import { type CellSource, source } from './cell-source.ts'
import type { Party } from './layers.ts'
import { encryptedByAws, encryptedWithChoice, unsaidAtRest } from './placements/at-rest.ts'

const typesOf = (names: string): readonly string[] => names.split(' ').map((name) => `AWS::${name}`)

/** The pages on encryption at rest of placed types. */
export const atRestSources: readonly CellSource[] = [...encryptedByAws, ...encryptedWithChoice].map(
  ([page, says, phrase, types, read]) => source(page, says, phrase, { 'server-side-encryption': types }, read),
)

const byAws = new Set(encryptedByAws.flatMap(([, , , types]) => typesOf(types)))
const unsaid = new Map(
  Object.entries(unsaidAtRest).flatMap(([because, types]) => typesOf(types).map((type) => [type, because] as const)),
)

/** The party for encryption at rest when AWS alone encrypts, by its page; empty when the type's shape decides. */
export const partyAtRest = (type: string): { readonly 'server-side-encryption'?: Party } =>
  byAws.has(type) ? { 'server-side-encryption': 'aws' } : {}

/** Why encryption at rest of a type is shared although no page says so; undefined when a page does, or a property has the key. */
export const whyShared = (type: string): string | undefined => unsaid.get(type)

/** The types that only AWS encrypts, and those without a page about it. */
export const typesAtRest = { byAws: [...byAws], unsaid: [...unsaid.keys()] } as const
