/** The few styles that Demarc uses. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta'

/** Styles a piece of text, or returns it unchanged when colours are off. */
export type Paint = (style: Style, text: string) => string

export const noPaint: Paint = (_, text) => text
