/**
 * The colours of the picture. Each state also has its own shape, and states differ in lightness, so that they can be told apart
 * without colour. Text has a contrast of at least 4.5 to 1 on each fill (WCAG 2.2, 1.4.3), which a test computes.
 */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly faint: string
  /** Fill, text and second tone (bar, hatch) for each state; `grave` is unmet with severity critical or high. */
  readonly grave: Tone
  readonly unmet: Tone
  readonly unknown: Tone
  readonly attested: Tone
  readonly met: Tone
  readonly inherited: Tone
  /** AWS's ground: two tones for alternating layers. */
  readonly ground: readonly [string, string]
}

export interface Tone {
  readonly fill: string
  readonly text: string
  readonly bar: string
}

export const light: Palette = {
  paper: '#fbfaf6',
  ink: '#1f2a35',
  muted: '#5d6872',
  line: '#1f2a35',
  faint: '#b4bbc1',
  grave: { fill: '#b93a27', text: '#ffffff', bar: '#b93a27' },
  unmet: { fill: '#f6d5cb', text: '#8f2313', bar: '#d0604c' },
  unknown: { fill: '#f4e7c8', text: '#644a0c', bar: '#dfc27c' },
  attested: { fill: '#e2e3f6', text: '#3c4191', bar: '#7d82cc' },
  met: { fill: '#d2e7dc', text: '#1b5840', bar: '#5fa586' },
  inherited: { fill: '#e4e8ec', text: '#4a5762', bar: '#aeb9c2' },
  ground: ['#dde3e9', '#d5dde4'],
}

export const dark: Palette = {
  paper: '#12171c',
  ink: '#e7eaed',
  muted: '#9aa5af',
  line: '#f2ede0',
  faint: '#4c5761',
  grave: { fill: '#e8705a', text: '#1d0803', bar: '#e8705a' },
  unmet: { fill: '#51261e', text: '#ffb5a5', bar: '#d0604c' },
  unknown: { fill: '#3b331f', text: '#edd69b', bar: '#7d6a37' },
  attested: { fill: '#2b2f55', text: '#c9ccff', bar: '#7d82cc' },
  met: { fill: '#1d3b2f', text: '#a9dfc7', bar: '#4e9b7a' },
  inherited: { fill: '#242c34', text: '#a9b5c0', bar: '#4d5a66' },
  ground: ['#242d36', '#29333d'],
}

const toned = ['grave', 'unmet', 'unknown', 'attested', 'met', 'inherited'] as const

/** The style rules of the picture in one palette; every rule is limited to `.pic`. */
function rules(palette: Palette): string {
  const tones = toned.map((state) => {
    const { fill, text, bar } = palette[state]
    const paint = state === 'unknown' ? 'url(#pic-hatch)' : fill
    return `.pic .${state}{fill:${paint}}.pic .t-${state}{fill:${text};stroke:${text}}.pic .b-${state}{fill:${bar}}`
  })
  return [
    `.pic text{fill:${palette.ink};stroke:none}`,
    `.pic .muted{fill:${palette.muted}}`,
    `.pic .paper{fill:${palette.paper}}`,
    `.pic .hatch{fill:${palette.unknown.fill}}`,
    `.pic .hatching{stroke:${palette.unknown.bar}}`,
    `.pic .faint{fill:${palette.faint};stroke:${palette.faint}}`,
    `.pic .ground0{fill:${palette.ground[0]}}.pic .ground1{fill:${palette.ground[1]}}`,
    `.pic .line{fill:none;stroke:${palette.line};stroke-width:3;stroke-linejoin:round;stroke-linecap:round}`,
    `.pic .bracket{fill:none;stroke:${palette.muted};stroke-width:1.5}`,
    ...tones,
    // after `.pic text`, with the same specificity
    ...toned.map((state) => `.pic text.t-${state}{fill:${palette[state].text};stroke:none}`),
    `.pic text.muted{fill:${palette.muted}}`,
  ].join('\n')
}

/** The rules common to all palettes. */
const fixed =
  ".pic{font-family:'Source Sans 3','Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;font-size:11.5px}\n" +
  '.pic .bold{font-weight:600}'

/** The style of the picture: light, with the dark palette if wanted, for readers who prefer it on a screen. */
export const pictureCss = (schemes: 'light' | 'both'): string =>
  schemes === 'light'
    ? `${fixed}\n${rules(light)}`
    : `${fixed}\n${rules(light)}\n@media screen and (prefers-color-scheme:dark){\n${rules(dark)}\n}`
