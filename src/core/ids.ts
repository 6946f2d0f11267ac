import { randomUUID } from 'node:crypto'

/** A new id for a run: a version 4 UUID (RFC 9562). */
export const newRunId = (): string => randomUUID()
