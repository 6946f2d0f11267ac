import type { ReportLine } from './filter.ts'

const signs: Readonly<Record<string, readonly [sign: string, word: string]>> = {
  u: ['✗', 'unmet'],
  k: ['?', 'unknown'],
  a: ['◆', 'attested'],
  m: ['✓', 'met'],
  i: ['▪', "AWS's"],
  n: ['·', 'not there'],
  e: ['✗', 'unmet, accepted'],
}

/** Makes the element of a resource from its line, which was escaped when the file was written. */
export function elementOf(row: ReportLine, forms: readonly string[]): HTMLDetailsElement {
  const element = made(row.line) as HTMLDetailsElement // safe: every line is a details element
  const strip = element.querySelector('.strip')
  strip?.replaceChildren(...[...row.layers].map(stripSign))
  element.addEventListener('toggle', () => explain(element, row, forms), { once: true })
  return element
}

/** Adds to an opened resource what is asked of it, and the states. */
function explain(element: HTMLElement, row: ReportLine, forms: readonly string[]): void {
  const html = forms[row.form]
  if (html === undefined || element.querySelector('.form')) return
  const form = made(html)
  form.removeAttribute('id')
  form.querySelector('h3')?.remove()
  form.querySelector('p')?.remove()
  const table = form.querySelector('table')
  table?.setAttribute('aria-label', `The layers of ${element.querySelector('b')?.textContent ?? ''}`)
  // the table starts at the top layer, the letters at the ground
  const lines = [...form.querySelectorAll('tr[data-l]')].reverse()
  let [responsibility, control] = [0, 0]
  for (const [at, line] of lines.entries()) {
    line.querySelector('td')?.prepend(stateSign(row.layers.charAt(at)))
    for (const item of line.querySelectorAll('[data-d]')) {
      item.prepend(stateSign(row.responsibilities.charAt(responsibility++)))
      for (const one of item.querySelectorAll('[data-v]')) one.prepend(stateSign(row.verdicts.charAt(control++)))
    }
  }
  element.lastElementChild?.replaceWith(form)
}

function stripSign(letter: string): HTMLElement {
  const sign = document.createElement('i')
  sign.className = letter
  sign.textContent = signs[letter]?.[0] ?? ''
  return sign
}

function stateSign(letter: string): HTMLElement {
  const [sign = '', word = ''] = signs[letter] ?? []
  const element = document.createElement('span')
  element.className = `st ${letter === 'e' ? 'u' : letter}`
  element.title = word
  const shown = document.createElement('span')
  shown.setAttribute('aria-hidden', 'true')
  shown.textContent = sign
  const said = document.createElement('span')
  said.className = 'sr'
  said.textContent = `${word}: `
  element.append(shown, said)
  return element
}

/** The first element in HTML text of the page, which was escaped when the file was written. */
export function made(html: string): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild as HTMLElement // safe: a line is one element
}
