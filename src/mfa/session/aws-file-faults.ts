/** A line of `~/.aws/config` or `~/.aws/credentials` that the SDKs pass over in silence, or do not all take alike. */
export interface FileFault {
  /** Counted from 1. */
  readonly line: number
  /** What is wrong with it, without the line itself, which may contain a secret. */
  readonly message: string
  /** The profile of its section, or the one it was meant to start; undefined above the first section. */
  readonly profile: string | undefined
  /** The profile before an unclosed section: the SDKs assign the following settings to it. */
  readonly spillsInto?: string
  /** The SDKs read it, and the AWS CLI and boto3 refuse the file for it. */
  readonly isRead?: true
}

const REFUSED = 'the AWS CLI and boto3 refuse the whole file'

export type AwsFile = 'config' | 'credentials'

/** Other sections of the configuration file (sdkref/latest/guide/file-format.html); `plugins` is the AWS CLI's own. */
const OTHERS = /^(?:sso-session|services)\s|^(?:plugins|preview)$/

/** The lines that are neither a section, a setting nor a comment, in order. Pure. */
export function faultsIn(text: string, file: AwsFile): readonly FileFault[] {
  const faults: FileFault[] = []
  let profile: string | undefined
  let inSection = false
  const sections = new Set<string>()
  let settings = new Set<string>()
  const twice = (known: Set<string>, one: string): boolean => known.size === known.add(one).size
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const said = (raw.split(/(?:^|\s)[;#]/)[0] ?? '').trim()
    const put = (message: string, above?: string): unknown =>
      faults.push({ line: index + 1, message, profile, ...(above === undefined ? {} : { spillsInto: above }) })
    if (said === '') continue
    if (said.startsWith('[')) {
      const name = said.replace(/^\[|\].*$/g, '').trim()
      const above = profile
      profile = profileIn(name)
      inSection = true
      settings = new Set()
      if (said.endsWith(']') && twice(sections, name))
        faults.push({ line: index + 1, message: `this section stands there twice: ${REFUSED}`, profile, isRead: true })
      if (!said.endsWith(']')) put('the section is not closed: "]" is missing', above)
      else if (file === 'config' && name !== 'default' && !/^profile\s/.test(name) && !OTHERS.test(name))
        put('a section of this file begins with the word profile: [profile NAME]')
    } else if (/^[^=]+\]$/.test(said)) {
      const above = profile
      profile = profileIn(said.slice(0, -1).trim())
      inSection = true
      put('the section is not opened: "[" is missing', above)
    } else if (!said.includes('=')) put('this is neither a section nor a setting: "=" is missing')
    else if (!inSection) put('this setting stands above the first section')
    else if (/^\S/.test(raw) && twice(settings, said.split('=')[0]?.trim().toLowerCase() ?? ''))
      faults.push({
        ...{ line: index + 1, profile, isRead: true as const },
        message: `this setting stands twice in its section: ${REFUSED}`,
      })
  }
  return faults
}

/** The name in `profile NAME`, quoted or not, or in `NAME`. */
const profileIn = (section: string): string => section.replace(/^profile\s+/, '').replace(/^(["'])(.*)\1$/, '$2')
