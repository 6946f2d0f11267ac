declare const DEMARC_OLDEST_NODE: string | undefined

/** The oldest Node that Demarc supports, `engines` of package.json: set when it is built; from the sources any Node is taken. */
const oldestNode: string = typeof DEMARC_OLDEST_NODE === 'string' ? DEMARC_OLDEST_NODE : '0.0'

/** What to say to a Node (`process.versions.node`) that is older than `oldest` (`22.12`); nothing to one that is not. */
export function refusal(node: string, oldest: string = oldestNode): string | undefined {
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined
  return `demarc needs Node ${oldest} or newer, and this is Node ${node}: install a newer one from https://nodejs.org`
}
