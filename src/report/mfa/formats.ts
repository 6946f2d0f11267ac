/** The formats of the list of devices. */
export const listFormats = ['table', 'json', 'csv', 'markdown'] as const
export const listFileFormats: readonly ListFormat[] = [...listFormats]
export type ListFormat = (typeof listFormats)[number]
