import { expect, test } from 'vitest'
import { citedPages } from './cited-pages.ts'
import { unreadPages } from './source-check.ts'

/** Read the page that you cite, and write what it says beside its neighbours in src/catalog/guides/. */
test('each page that the catalog cites has a statement of what it says', () => {
  expect(unreadPages(citedPages())).toEqual([])
})
