/**
 * Removes the aws-chunked framing of a request body with a trailing checksum
 * (AmazonS3/latest/API/sigv4-streaming-trailers.html): `SIZE[;extension]\r\nDATA\r\n ... 0\r\nname:value\r\n\r\n`.
 * Returns the data; undefined if the framing is broken.
 */
export function readChunked(body: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return undefined
    const [digits = ''] = bytes.toString('latin1', at, end).split(';')
    if (!/^[0-9a-f]{1,8}$/i.test(digits)) return undefined
    const size = Number.parseInt(digits, 16)
    if (size === 0) return Buffer.concat(chunks)
    const start = end + 2
    if (start + size + 2 > bytes.length || bytes.toString('latin1', start + size, start + size + 2) !== '\r\n')
      return undefined
    chunks.push(bytes.subarray(start, start + size))
    at = start + size + 2
  }
}
