/** A request as it came over the wire, its body whole and freed of aws-chunked framing. */
export interface WireRequest {
  method: string
  /** As sent: percent-encoded, not normalised. */
  path: string
  /** As sent, without the question mark. */
  rawQuery: string
  query: URLSearchParams
  /** Lower-case names; a header that came more than once is joined by commas. */
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}
