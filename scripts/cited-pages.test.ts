import { expect, test } from 'vitest'
import { citedPages } from './cited-pages.ts'
import { unreadPages } from './source-check.ts'

/** May only fall. Read the page that you cite, and write what it says beside its neighbours in src/catalog/. */
const unread = 86

test('no more pages are cited without a statement of what they say', () => {
  expect(unreadPages(citedPages()).length).toBeLessThanOrEqual(unread)
})
