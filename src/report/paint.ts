/** The few styles that Demarc uses. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta'

/** Styles a piece of text, or gives it back as it is where colours are not wanted. */
export type Paint = (style: Style, text: string) => string

export const noPaint: Paint = (_, text) => text
