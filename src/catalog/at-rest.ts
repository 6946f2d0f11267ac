import { type CellSource, source } from './cell-source.ts'
import type { Party } from './layers.ts'
import { encryptedByAws, encryptedWithChoice, unsaidAtRest } from './placements/at-rest.ts'

const typesOf = (names: string): readonly string[] => names.split(' ').map((name) => `AWS::${name}`)

/** The pages behind the encryption at rest of placed types. */
export const atRestSources: readonly CellSource[] = [...encryptedByAws, ...encryptedWithChoice].map(
  ([page, says, phrase, types]) => source(page, says, phrase, { 'server-side-encryption': types }),
)

const byAws = new Set(encryptedByAws.flatMap(([, , , types]) => typesOf(types)))
const unsaid = new Map(
  Object.entries(unsaidAtRest).flatMap(([because, types]) => typesOf(types).map((type) => [type, because] as const)),
)

/** The party of encryption at rest where AWS alone encrypts, by its page; nothing where the shape says it. */
export const partyAtRest = (type: string): { readonly 'server-side-encryption'?: Party } =>
  byAws.has(type) ? { 'server-side-encryption': 'aws' } : {}

/** Why encryption at rest of a type is shared, where no page says so; undefined where one does, or a property has the key. */
export const whyShared = (type: string): string | undefined => unsaid.get(type)

/** The types that AWS alone encrypts, and those without a page about it. */
export const typesAtRest = { byAws: [...byAws], unsaid: [...unsaid.keys()] } as const
