import { z } from 'zod'
import { byText } from '../core/by-text.ts'
import { isRecord } from '../core/record.ts'

const PROTO = '__proto__'
/** Replaces the key during parsing. AWS accepts no NUL in a name or a tag. */
const HELD = '\0__proto__'

/** A map with arbitrary text as keys. Needed because zod's record silently drops the key `__proto__`. */
export const textMap = <S extends z.ZodType>(value: S, params?: Parameters<typeof z.record>[2]) =>
  z.preprocess(
    (given) => (isRecord(given) && Object.hasOwn(given, PROTO) ? renamed(given, PROTO, HELD) : given),
    z
      .record(z.string(), value, params)
      .overwrite((map) => (Object.hasOwn(map, HELD) ? renamed(map, HELD, PROTO) : map)),
  )

const renamed = <T>(map: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> =>
  byText(Object.entries(map).map(([key, value]) => [key === from ? to : key, value] as const))
