import type { AwsError } from './service.ts'

/** The value that a filter compares: a member, or a value derived from members. */
export type Fields<T> = Readonly<
  Record<string, keyof T | ((one: T) => string | readonly (string | undefined)[] | undefined)>
>

interface Filter {
  readonly Name?: string | undefined
  readonly Values?: readonly string[] | undefined
}

/** The items that pass all filters of a request. An unknown filter is refused: ignoring it would give a wrong answer. */
export function passing<T>(
  all: readonly T[],
  filters: readonly Filter[] | undefined,
  known: Fields<T>,
  unknown: (name: string) => AwsError,
): T[] {
  return (filters ?? []).reduce<T[]>(
    (left, { Name = '', Values = [] }) => {
      const field = known[Name]
      if (field === undefined) throw unknown(Name)
      return left.filter((one) => {
        const value: unknown = typeof field === 'function' ? field(one) : one[field]
        return [value].flat().some((text) => text !== undefined && Values.includes(String(text)))
      })
    },
    [...all],
  )
}
