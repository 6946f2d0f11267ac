/**
 * Whether a host, with or without a port, is this machine by a fixed name: `127.0.0.1` and its block, `::1` (RFC 1122,
 * RFC 4291) or `localhost`. A name that only resolves to this machine does not count: web pages use such names to reach
 * local servers (DNS rebinding).
 */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}
