/** The formats in which an audit of root users can be printed or written. */
export const rootFormats = ['table', 'json', 'csv', 'markdown', 'html'] as const
export const rootFileFormats: readonly (typeof rootFormats)[number][] = [...rootFormats]
