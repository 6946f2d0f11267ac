import { categories } from '../src/catalog/categories.ts'
import { endpointNames, endpointsPage } from '../src/catalog/endpoints.ts'
import { lifecycleOf } from '../src/catalog/lifecycle.ts'
import { responsibilities, responsibilityIds } from '../src/catalog/responsibilities.ts'
import { statements } from '../src/catalog/statements.ts'
import { describeType, splitOf } from '../src/services/describe.ts'
import { allTypes } from '../src/services/subject.ts'
import type { CitedPage } from './source-check.ts'

/**
 * The pages that the catalog cites, each with the phrases that it should contain. `registered`: only pages with a
 * statement.
 */
export function citedPages({ registered = false } = {}): readonly CitedPage[] {
  const pages = new Map<string, Set<string>>()
  const cite = (url: string, phrase?: string): void => {
    const bare = url.replace(/#.*$/, '')
    const phrases = pages.get(bare) ?? new Set()
    if (phrase !== undefined) phrases.add(phrase)
    pages.set(bare, phrases)
  }
  for (const { url, phrase } of statements) cite(url, phrase)
  for (const name of endpointNames) cite(endpointsPage, `.${name}`)
  if (!registered) {
    for (const type of allTypes()) {
      const described = describeType(type)
      if (described.kind === 'unclassified') continue
      cite(described.source)
      for (const { source } of [...(splitOf(type) ?? []), ...(described.entry.moves ?? [])]) cite(source)
      const life = lifecycleOf(type)
      if (life) cite(life.source)
    }
    for (const id of responsibilityIds) cite(responsibilities[id].source)
    for (const { notes } of Object.values(categories)) for (const { source } of notes) cite(source)
  }
  return [...pages].map(([url, phrases]) => ({ url, phrases: [...phrases] }))
}
