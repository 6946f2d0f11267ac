/** Checks the AWS pages that the catalog cites: that each exists, and still contains its phrases. */
import type { Source } from '../src/catalog/sources.ts'

/** A page that was found, or the reason why it could not be read. */
export type Fetched =
  /** `movedTo`: the page's address today, if the cited address redirects. */
  | { readonly is: 'text'; readonly text: string; readonly movedTo?: string }
  | { readonly is: 'missing' }
  | { readonly is: 'not reached'; readonly why: string }

/** One page with the phrases that it should contain; without phrases if the catalog has no statement of the page. */
export interface CitedPage {
  readonly url: string
  readonly phrases: readonly string[]
}

const states = ['holds', 'moved', 'changed', 'missing', 'not reached'] as const

interface Found {
  readonly url: string
  readonly is: (typeof states)[number]
  /** The missing phrases, the new address, or the reason why the page was not reached. */
  readonly says: string
}

/**
 * How many of the cited pages have a phrase, and so were read. Pages of the template reference are counted apart: there is one for each
 * type, and it lists the type's properties.
 */
export function readPages(pages: readonly CitedPage[], statements: readonly Source[]): readonly string[] {
  const kinds = [
    ['pages of guides', pages.filter(({ url }) => !isReference(url))],
    ['pages of the template reference', pages.filter(({ url }) => isReference(url))],
  ] as const
  const days = new Map<string, Set<string>>()
  for (const { url, read } of statements) days.set(read, (days.get(read) ?? new Set()).add(url))
  const byDay = [...days].sort().map(([day, urls]) => `${urls.size} on ${day}`)
  return [
    ...kinds.map(([name, those]) => {
      const read = those.filter(({ phrases }) => phrases.length > 0).length
      return `${read} of ${those.length} ${name} are verified: read one by one, each with a phrase to recognize.`
    }),
    `Read: ${byDay.join(', ')}.`,
  ]
}

/** The cited pages of guides without a phrase. */
export const unreadPages = (pages: readonly CitedPage[]): readonly string[] =>
  pages.filter(({ url, phrases }) => phrases.length === 0 && !isReference(url)).map(({ url }) => url)
const isReference = (url: string): boolean => url.includes('/AWSCloudFormation/latest/TemplateReference/')

/** Checks each page, a few at a time. */
export async function lookAt(
  pages: readonly CitedPage[],
  fetchPage: (url: string) => Promise<Fetched>,
  atOnce = 8,
): Promise<readonly Found[]> {
  const found: Found[] = []
  const waiting = pages.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const page of waiting) found.push(judged(page, await fetchPage(page.url)))
    }),
  )
  return found.sort((a, b) => (a.url < b.url ? -1 : 1))
}

function judged({ url, phrases }: CitedPage, fetched: Fetched): Found {
  if (fetched.is === 'not reached') return { url, is: 'not reached', says: fetched.why }
  if (fetched.is === 'missing') return { url, is: 'missing', says: '' }
  const text = plain(fetched.text)
  const gone = phrases.filter((phrase) => !text.includes(plain(phrase)))
  if (gone.length > 0) return { url, is: 'changed', says: gone.map((phrase) => `"${phrase}"`).join(', ') }
  return fetched.movedTo === undefined
    ? { url, is: 'holds', says: '' }
    : { url, is: 'moved', says: `to ${fetched.movedTo}` }
}

/** The result: a line for each page with a fault, and the sum. Fails if a page changed or is missing. */
export async function checked(
  pages: readonly CitedPage[],
  fetchPage: (url: string) => Promise<Fetched>,
): Promise<{ readonly lines: readonly string[]; readonly fails: boolean }> {
  const found = await lookAt(pages, fetchPage)
  const count = (state: Found['is']) => found.filter(({ is }) => is === state).length
  const sums = states.map((state) => `${count(state)} ${state === 'holds' ? 'hold' : state}`)
  return {
    lines: [
      ...found.flatMap(({ url, is, says }) => (is === 'holds' ? [] : [`${is}: ${url} ${says}`.trimEnd()])),
      `${pages.length} pages: ${sums.join(', ')}.`,
    ],
    fails: count('changed') + count('missing') > 0,
  }
}

/** The words of a page of HTML or Markdown, in lower case, with one space between them. */
export function plain(text: string): string {
  return text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(nbsp|#160);/g, ' ')
    .replace(/&(rsquo|lsquo|#8217|#39|apos);/g, "'")
    .replace(/&(quot|ldquo|rdquo);/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .toLowerCase()
    .trim()
}
