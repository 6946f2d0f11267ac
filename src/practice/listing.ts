import { type AwsError, type Call, page } from './service.ts'

interface Dialect<Token extends string, Size extends string, Next extends string> {
  /** The request members with the token and, if there is one, the page size. */
  readonly token: Token
  readonly size?: Size
  /** The response member with the token of the next page. */
  readonly next: Next
  /** AWS's error for an invalid token. Default: `ValidationError`. */
  readonly invalid?: () => AwsError
  /** The default page size, and its maximum. */
  readonly usual?: number
  readonly most?: number
  /** Whether pages have the requested size. Default: pages are smaller than requested, as they may be on AWS. */
  readonly whole?: true
  /** Throws if AWS does not accept the requested page size. */
  readonly check?: (size: number) => void
}
type Question<Token extends string, Size extends string> = { readonly [K in Token]?: string | undefined } & {
  readonly [K in Size]?: number | undefined
}

/**
 * How a service pages its listings. The result turns a response with all items into one with a single page:
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
    // safe: the members of the response, each with some of its items, and the token
    return Object.assign({}, ...pages) as A & { [K in Next]?: string | undefined }
  }
