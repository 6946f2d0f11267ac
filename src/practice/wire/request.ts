/** A request from the wire, with its whole body, freed of aws-chunked framing. */
export interface WireRequest {
  method: string
  /** As sent: percent-encoded, not normalized. */
  path: string
  /** As sent, without the question mark. */
  rawQuery: string
  query: URLSearchParams
  /** Lower-case names; repeated headers are joined by commas. */
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}
