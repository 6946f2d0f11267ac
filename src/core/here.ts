/** Placeholder after a command in a step or hint, for the flags that select the same account (`--profile`, `--endpoint-url`). */
export const HERE = '{here}'

/** Replaces the placeholder by those flags, each preceded by a space (`onSame`); `flags` may be empty. */
export const atHere = (text: string, flags: string): string => text.replaceAll(HERE, flags)
