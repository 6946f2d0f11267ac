import fc from 'fast-check'
import { DemarcError } from '../../src/core/errors.ts'
import { anyCharacter } from '../../src/core/text-in-test.ts'

/** A property that holds for any input from outside. */
export interface Property {
  readonly name: string
  /** How often a test tries it where all is asked for (test/sample.ts), which takes a second or two. */
  readonly runs: number
  /** Its part of the time of `npm run fuzz`, where a try takes long: how many times that of another. */
  readonly share?: number
  /** Throws, or rejects, if the property does not hold. */
  readonly property: () => fc.IProperty<unknown> | fc.IAsyncProperty<unknown>
}

/** Names that every object of JavaScript answers to, and what parsers take for something else. */
export const hostileText = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    '\0',
    '\ud800',
    '../',
    '*',
    '${a}',
  ),
  fc.constantFrom('-1', '0', '1e400', 'NaN', '2026-02-30', 'true', 'null', '{', '[', '<', '&', '"', "'", '\n', ';'),
)

/** What a text becomes: parts cut out, doubled, replaced by hostile ones. */
export const mutated = (corpus: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...corpus),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 40 }), fc.oneof(hostileText, fc.constantFrom(...corpus))), {
        maxLength: 5,
      }),
    )
    .map(([text, edits]) =>
      edits.reduce((now, [at, length, put]) => {
        const from = now.length === 0 ? 0 : at % now.length
        return now.slice(0, from) + put + now.slice(from + length)
      }, text),
    )

/** Runs a function, and accepts only the kind of error that users may see. */
export function orClearError(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof DemarcError)) throw error
  }
}

export async function orClearErrorAsync(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DemarcError)) throw error
  }
}
