/**
 * Whether a host, with or without a port, is this machine by its very name: `127.0.0.1` and its block, `::1` (RFC 1122, RFC 4291) or
 * `localhost`. A name that only resolves to it does not count: with such a name a web page reaches local servers (DNS rebinding).
 */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}
