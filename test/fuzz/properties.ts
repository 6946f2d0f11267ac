import { answerProperties } from './answers.ts'
import { practiceProperties } from './practice.ts'
import type { Property } from './property.ts'
import { textProperties } from './texts.ts'

/** What a test tries a few times, and `npm run fuzz` as long as it is given. Recordings and run files: test/evidence/fuzz.test.ts. */
export const properties: readonly Property[] = [...textProperties, ...answerProperties, ...practiceProperties]
