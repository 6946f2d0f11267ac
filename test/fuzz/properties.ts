import { answerProperties } from './answers.ts'
import { cloudControlProperties } from './cloud-control.ts'
import { fileProperties, removeFiles } from './files.ts'
import { closePractice, practiceProperties } from './practice.ts'
import type { Property } from './property.ts'
import { textProperties } from './texts.ts'

/** What a test tries a few times, and `npm run fuzz` as long as it is given. */
export const properties: readonly Property[] = [
  ...textProperties,
  ...answerProperties,
  ...cloudControlProperties,
  ...practiceProperties,
  ...fileProperties,
]

/** Ends what the properties began. */
export const endProperties = async (): Promise<void> => {
  await Promise.all([closePractice(), removeFiles()])
}
