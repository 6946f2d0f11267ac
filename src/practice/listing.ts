import { type AwsError, type Call, page } from './service.ts'

interface Dialect<Token extends string, Size extends string, Next extends string> {
  /** The members of a question that hold the token and, where there is one, the number of items that are asked for. */
  readonly token: Token
  readonly size?: Size
  /** The member of an answer that holds the token of the next page. */
  readonly next: Next
  /** What AWS says of a token that is not its own. Default: `ValidationError`. */
  readonly invalid?: () => AwsError
  /** Items a page when nothing is asked for, and at most. */
  readonly usual?: number
  readonly most?: number
  /** Whether a page has as many items as are asked for. Default: pages are smaller than requested, as they may be on AWS. */
  readonly whole?: true
  /** Throws where the number that is asked for is not one that AWS takes. */
  readonly check?: (size: number) => void
}
type Question<Token extends string, Size extends string> = { readonly [K in Token]?: string | undefined } & {
  readonly [K in Size]?: number | undefined
}

/**
 * How a service pages what it lists. The result makes an answer with one page of one with all:
 * `paged(call, { Clusters: all })` is `{ Clusters: some, Marker: '...' }`.
 */
export const listing =
  <Token extends string, Next extends string, Size extends string = never>(dialect: Dialect<Token, Size, Next>) =>
  <A extends Readonly<Record<string, readonly unknown[]>>>(
    call: Call<Question<Token, Size>, unknown>,
    answer: A,
  ): A & { [K in Next]?: string | undefined } => {
    const { usual = call.pageSize, most = Infinity, whole, invalid, check } = dialect
    const token: string | undefined = call.input[dialect.token]
    const asked: number | undefined = dialect.size && call.input[dialect.size]
    if (asked !== undefined) check?.(asked)
    const size = Math.min(asked ?? usual, most, whole && asked !== undefined ? asked : call.pageSize)
    const pages = Object.entries(answer).map(([name, all]) => {
      const { items, next } = page(call, all, invalid ? { token, size, invalid } : { token, size })
      return { [name]: items, [dialect.next]: next }
    })
    // safe: the members of the answer, with some of their items each, and the token
    return Object.assign({}, ...pages) as A & { [K in Next]?: string | undefined }
  }
