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

/** The items of a list in a slice. */
type Item<S, L extends keyof S> = S[L] extends (infer T)[] ? T : never

export interface Ec2Kind<S, T> extends Kind<S, T> {
  /** The items that a Describe request selects: by ids, or all without ids, limited by its filters. */
  asked(call: Call<unknown, S>, ids: readonly string[] | undefined, filters?: readonly Filter[]): T[]
}

/**
 * Makes the kinds of resources of a slice of EC2. Per kind: the list that holds its items, the member that is the id,
 * EC2's error code for an unknown id and its name for such an id, and the supported filters, by name.
 */
export const ec2Kinds =
  <S>() =>
  <L extends keyof S>(
    list: L,
    id: keyof Item<S, L>,
    [code, what]: readonly [code: string, what: string],
    filters: Fields<Item<S, L>> = {},
  ): Ec2Kind<S, Item<S, L>> => {
    type T = Item<S, L>
    const idOf = (one: T): string => String(one[id])
    const missing = (given: string | undefined) => awsError(code, `The ${what} '${given}' does not exist`)
    // safe: the type of an item is taken from this list
    const own = kind<S, T>({ in: (state) => state[list] as T[], id: idOf, arn: ['ec2', ''], missing })
    return {
      ...own,
      asked: (call, ids, asked) => {
        const all = own.those(call, undefined)
        const lost = ids?.filter((one) => !own.find(call, one)) ?? []
        if (lost.length > 0) throw missing(lost.join(', '))
        const named = ids?.length ? all.filter((one) => ids.includes(idOf(one))) : all
        return filtered(named, asked, filters)
      },
    }
  }

export const filtered = <T>(all: readonly T[], filters: readonly Filter[] | undefined, known: Fields<T>): T[] =>
  passing(all, filters, known, (name) => awsError('InvalidParameterValue', `The filter '${name}' is invalid`))

interface Tagged {
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined
}
/** The filter named after a tag. */
export const byName = { 'tag:Name': ({ Tags }: Tagged) => Tags?.find(({ Key }) => Key === 'Name')?.Value }

interface Operated {
  readonly Operator?: { readonly HiddenByDefault?: boolean | undefined } | undefined
}
/**
 * A listing leaves out resources that an AWS service operates, unless the request includes them: the default visibility of managed resources
 * (AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html). A resource requested by its id is shown.
 */
export const shownTo = <T extends Operated>(
  { IncludeManagedResources }: { readonly IncludeManagedResources?: boolean | undefined },
  ids: readonly string[] | undefined,
  found: T[],
): T[] => (IncludeManagedResources || ids?.length ? found : found.filter(({ Operator }) => !Operator?.HiddenByDefault))
