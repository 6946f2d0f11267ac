import { randomUUID } from 'node:crypto'

/** A fresh name for a run: an UUID of version 4 (RFC 9562). */
export const newRunId = (): string => randomUUID()
