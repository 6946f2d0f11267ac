/** How an audit of root users can be printed, and what it can be written as. */
export const rootFormats = ['table', 'json', 'csv', 'markdown', 'html'] as const
export const rootFileFormats: readonly (typeof rootFormats)[number][] = [...rootFormats]
