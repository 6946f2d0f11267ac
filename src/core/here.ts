/** Stands behind a command in a step or a hint where the flags follow by which the same account is asked. */
export const HERE = '{here}'

/** The text with those flags, each with a space before it (`onSame`); empty where there are none. */
export const atHere = (text: string, flags: string): string => text.replaceAll(HERE, flags)
