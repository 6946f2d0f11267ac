import { z } from 'zod'
import { byText } from '../core/by-text.ts'
import { isRecord } from '../core/record.ts'

const PROTO = '__proto__'
/** What stands for the name while it is parsed. AWS takes no NUL in a name or a tag. */
const HELD = '\0__proto__'

/** A map whose keys are any text. A record of zod's leaves the key `__proto__` out without a word. */
export const textMap = <S extends z.ZodType>(value: S, params?: Parameters<typeof z.record>[2]) =>
  z.preprocess(
    (given) => (isRecord(given) && Object.hasOwn(given, PROTO) ? renamed(given, PROTO, HELD) : given),
    z
      .record(z.string(), value, params)
      .overwrite((map) => (Object.hasOwn(map, HELD) ? renamed(map, HELD, PROTO) : map)),
  )

const renamed = <T>(map: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> =>
  byText(Object.entries(map).map(([key, value]) => [key === from ? to : key, value] as const))
