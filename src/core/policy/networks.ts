import { isIP } from 'node:net'

/**
 * Is an aws:SourceIp network so broad that AWS calls a grant to it public: broader than /8 (IPv4) or /32 (IPv6)? (The private
 * ranges that AWS exempts are not broader.) A value that is not an address counts as broad: it restricts nothing that we
 * understand. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isBroadNetwork(cidr: string): boolean {
  const [address = '', length, ...rest] = cidr.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return true
  const longest = family === 4 ? 32 : 128
  const prefix = length === undefined ? longest : digitsOf(length)
  if (prefix === undefined || prefix > longest) return true
  return prefix < (family === 4 ? 8 : 32)
}

function digitsOf(text: string): number | undefined {
  return text.length > 0 && text.length <= 3 && [...text].every((c) => c >= '0' && c <= '9') ? Number(text) : undefined
}
