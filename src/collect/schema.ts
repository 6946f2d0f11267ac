import { NormalizedSchema } from '@smithy/core/schema'

/** The schema of an operation's output, from its static schema: `[9, namespace, name, traits, input, output]`. */
export const outputOf = (operation: readonly unknown[]): NormalizedSchema =>
  // safe: the sixth element of an operation's schema is its output's schema
  NormalizedSchema.of(operation[5] as Parameters<typeof NormalizedSchema.of>[0])
