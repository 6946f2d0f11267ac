declare const DEMARC_OLDEST_NODE: string | undefined

/** The oldest supported Node, `engines` of package.json; set by the build. Run from source, any Node is accepted. */
const oldestNode: string = typeof DEMARC_OLDEST_NODE === 'string' ? DEMARC_OLDEST_NODE : '0.0'

/** The message for a Node (`process.versions.node`) older than `oldest` (`22.12`); undefined for others. */
export function refusal(node: string, oldest: string = oldestNode): string | undefined {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined
  return `demarc needs Node ${oldest} or newer, and this is Node ${node}: install a newer one from https://nodejs.org`
}
