import { posix } from 'node:path'

const attributes = /\s(?:href|src)="([^"]*)"/g
const ids = /\sid="([^"]*)"/g
const elsewhere = /^([a-z][a-z+.-]*:|\/\/)/i

/**
 * Links of a built site that lead to no file, or to no heading of a page, one sentence each. Links to other sites are not followed.
 * @param pages The text of each page by its path in the site, such as `docs/concepts.html`.
 * @param exists Whether the site has this file.
 * @param base The path at which the site stands on its host, with a slash at both ends.
 */
export function brokenLinks(
  pages: ReadonlyMap<string, string>,
  exists: (file: string) => boolean,
  base = '/',
): readonly string[] {
  const headings = new Map([...pages].map(([file, text]) => [file, new Set(all(text, ids))]))
  const faults = [...pages].flatMap(([page, text]) =>
    all(text, attributes)
      .filter((link) => link !== '' && !elsewhere.test(link))
      .flatMap((link) => {
        const fault = faultOf(page, link)
        return fault === undefined ? [] : [`${page}: ${link}: ${fault}`]
      }),
  )
  return [...new Set(faults)]

  function faultOf(page: string, link: string): string | undefined {
    const [path = '', heading = ''] = link.split('#', 2).map(decoded)
    if (path.startsWith('/') && !path.startsWith(base)) return 'outside of the site'
    const target = path.startsWith('/') ? path.slice(base.length) : posix.join(posix.dirname(page), path)
    const file = path === '' ? page : target === '' || target.endsWith('/') ? `${target}index.html` : target
    if (!exists(file)) return 'no such file'
    return heading === '' || (headings.get(file)?.has(heading) ?? true) ? undefined : 'no such heading'
  }
}

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, value = '']) =>
    value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
  )

/** The percent-decoded text; text that cannot be decoded is returned unchanged. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
