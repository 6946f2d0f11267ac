import type { Filter } from '@aws-sdk/client-ec2'
import { type Fields, passing } from '../../../practice/filters.ts'
import { type Kind, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, type Call } from '../../../practice/service.ts'

export const paged = listing({
  token: 'NextToken',
  size: 'MaxResults',
  next: 'NextToken',
  whole: true,
  invalid: () => awsError('InvalidPaginationToken', 'The pagination token is invalid.'),
})

interface Ec2Spec<S, T> {
  readonly in: (state: S) => T[]
  readonly id: (one: T) => string
  /** EC2's code for an id that it does not have, and what it calls such an id. */
  readonly missing: readonly [code: string, what: string]
  /** The filters that are known, by name. */
  readonly filters?: Fields<T>
}

export interface Ec2Kind<S, T> extends Kind<S, T> {
  /** What a description asks for: those of some ids, all where none is named, of these the ones that pass the filters. */
  asked(call: Call<unknown, S>, ids: readonly string[] | undefined, filters?: readonly Filter[]): T[]
}

/** A kind of resource of EC2's: its descriptions name many at once, and filter them. */
export function ec2Kind<S, T>(spec: Ec2Spec<S, T>): Ec2Kind<S, T> {
  const [code, what] = spec.missing
  const missing = (id: string | undefined) => awsError(code, `The ${what} '${id}' does not exist`)
  const own = kind<S, T>({ in: spec.in, id: spec.id, arn: ['ec2', ''], missing })
  return {
    ...own,
    asked: (call, ids, filters) => {
      const all = own.those(call, undefined)
      const lost = ids?.filter((id) => !own.find(call, id)) ?? []
      if (lost.length > 0) throw missing(lost.join(', '))
      const named = ids?.length ? all.filter((one) => ids.includes(spec.id(one))) : all
      return filtered(named, filters, spec.filters ?? {})
    },
  }
}

export const filtered = <T>(all: readonly T[], filters: readonly Filter[] | undefined, known: Fields<T>): T[] =>
  passing(all, filters, known, (name) => awsError('InvalidParameterValue', `The filter '${name}' is invalid`))

interface Tagged {
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined
}
/** The filter by the name that a tag gives. */
export const byName = { 'tag:Name': ({ Tags }: Tagged) => Tags?.find(({ Key }) => Key === 'Name')?.Value }
