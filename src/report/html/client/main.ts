import {
  type Filter,
  filterKeys,
  filterOf,
  fragmentOf,
  type Index,
  matcher,
  noFilter,
  type ReportLine,
  rowOf,
  searchText,
  unmetCounts,
} from './filter.ts'
import { elementOf, made } from './rows.ts'

/** The rows added at a time, since elements cost more than lines. */
const PAGE = 100
/** The most rows to print. */
const PRINTED = 1000

const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E // safe: the page has all of them
const linesOf = (id: string): readonly string[] => (document.getElementById(id)?.textContent ?? '').split('\n')

const index: Index = JSON.parse(byId('index').textContent ?? '{}')
const rows = linesOf('lines')
  .filter((line) => line.startsWith('<details'))
  .map(rowOf)
const forms = linesOf('forms').filter((line) => line.startsWith('<section'))
const words: (string | undefined)[] = []
const wordsAt = (at: number): string => {
  const known = words[at] ?? searchText(rows[at]?.line ?? '')
  words[at] = known
  return known
}

const form = byId<HTMLFormElement>('filters')
const list = byId('rows')
const more = byId('more')
const status = byId('count')
const cells = [...document.querySelectorAll<SVGAElement>('.pic a[data-f]')]
const steps = [...document.querySelectorAll<HTMLElement>('.step')]
const stepTotals = new Map(steps.map((step) => [step, countOf(step)?.textContent ?? '']))

let filter: Filter = noFilter
let found: readonly ReportLine[] = []
let shown = 0

function show(next: Filter): void {
  filter = next
  const passes = matcher(filter, index, wordsAt)
  found = rows.filter(passes)
  list.replaceChildren()
  shown = 0
  showMore(PAGE)
  showSteps()
  showCells()
  for (const key of filterKeys) {
    const field = form.elements.namedItem(key)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      if (field.value !== filter[key]) field.value = filter[key]
    }
  }
  const all = index.resources.toLocaleString('en-US')
  const control = filter.control === '' ? '' : ` on which ${filter.control} is unmet`
  status.textContent = `${found.length.toLocaleString('en-US')} of ${all} resources${control}`
}

function showMore(many: number): void {
  const part = found.slice(shown, shown + many)
  list.append(...part.map((row) => elementOf(row, forms)))
  shown += part.length
  const left = found.length - shown
  more.hidden = left === 0
  const button = more.querySelector('button')
  if (button) button.textContent = `Show ${Math.min(PAGE, left)} more of ${left.toLocaleString('en-US')}`
}

/** Shows only the steps for the filtered resources, with their counts. */
function showSteps(): void {
  const open = fragmentOf(filter) === ''
  const counts = open ? undefined : unmetCounts(found, index)
  const layer = index.layers.indexOf(filter.layer)
  const fits = new Set(
    index.forms.flatMap(({ controls }) =>
      controls.flatMap(([id, at, severity]) =>
        (layer < 0 || at === layer) &&
        (filter.severity === '' || severity === filter.severity) &&
        (filter.control === '' || id === filter.control)
          ? [id]
          : [],
      ),
    ),
  )
  let any = steps.length === 0
  for (const step of steps) {
    const id = step.id.slice(2)
    const n = counts ? (fits.has(id) ? (counts.get(id) ?? 0) : 0) : -1
    step.hidden = n === 0
    any ||= n !== 0
    const count = countOf(step)
    if (count) count.textContent = n < 0 ? (stepTotals.get(step) ?? '') : n.toLocaleString('en-US')
  }
  for (const group of document.querySelectorAll<HTMLElement>('#findings .group')) {
    const n = group.querySelectorAll('.step:not([hidden])').length
    group.hidden = n === 0
    const total = group.querySelector('h3 .muted')
    if (total) total.textContent = `${n.toLocaleString('en-US')} ${n === 1 ? 'control' : 'controls'}`
  }
  byId('no-steps').hidden = any
}

/** Dims the cells that the filter excludes. */
function showCells(): void {
  for (const cell of cells) {
    const { service, layer } = filterOf(cell.dataset['f'] ?? '') ?? noFilter
    const off = (filter.service !== '' && service !== filter.service) || (filter.layer !== '' && layer !== filter.layer)
    cell.classList.toggle('off', off)
  }
}

function countOf(step: HTMLElement): ChildNode | null {
  return step.querySelector('.on')?.firstChild ?? null
}

/** Updates the address, without a history entry for each letter typed. */
function remember(): void {
  const fragment = fragmentOf(filter)
  history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`)
}

/** Follows the address: a filter, a resource, or a place on the page. */
function follow(): void {
  const fragment = decodeURIComponent(location.hash)
  const asked = filterOf(location.hash)
  if (asked) {
    show(asked)
    if (asked.service !== '' || asked.control !== '') byId('h-ledger').focus()
    return
  }
  if (fragment.startsWith('#r-')) showResource(fragment.slice(1))
  else if (fragment.startsWith('#c-')) {
    const step = document.getElementById(fragment.slice(1))
    if (step instanceof HTMLDetailsElement) {
      if (step.hidden) show(noFilter)
      step.open = true
      step.scrollIntoView()
      step.querySelector('summary')?.focus()
    }
  } else if (found.length === 0 && shown === 0) show(noFilter)
}

/** Opens a resource, wherever it is in the ledger. */
function showResource(id: string): void {
  const row = rows.find(({ line }) => line.startsWith(`<details class="r" id="${id}"`))
  if (!row) {
    show(noFilter)
    return
  }
  if (!document.getElementById(id)) {
    show(noFilter)
    if (!document.getElementById(id)) {
      list.prepend(elementOf(row, forms))
    }
  }
  const element = document.getElementById(id)
  if (!(element instanceof HTMLDetailsElement)) return
  element.open = true
  element.scrollIntoView()
  element.querySelector('summary')?.focus()
}

/** Arrow keys move between cells: left and right through services, up and down through layers. */
function moveInPicture(event: KeyboardEvent): void {
  const step = { ArrowLeft: -index.layers.length, ArrowRight: index.layers.length, ArrowUp: 1, ArrowDown: -1 }[
    event.key
  ]
  const at = cells.indexOf(event.target as SVGAElement) // safe: indexOf any other element is -1
  if (step === undefined || at < 0) return
  const vertical = Math.abs(step) === 1
  const column = Math.floor(at / index.layers.length)
  const next = cells[at + step]
  event.preventDefault()
  if (!next || (vertical && Math.floor((at + step) / index.layers.length) !== column)) return
  cells[at]?.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}

for (const step of steps)
  step.addEventListener(
    'toggle',
    () => {
      const text = step.querySelector('noscript')
      text?.replaceWith(made(text.textContent ?? ''))
    },
    { once: true },
  )
for (const cell of cells) cell.setAttribute('href', `#${cell.dataset['f'] ?? ''}`)
document.querySelector('.sheet')?.addEventListener('keydown', (event) => moveInPicture(event as KeyboardEvent)) // safe: a keydown event is a KeyboardEvent
form.hidden = false
form.addEventListener('input', () => {
  const said = new FormData(form)
  show({ ...noFilter, ...Object.fromEntries([...said].map(([key, value]) => [key, String(value).trim()])) })
  remember()
})
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', (event) => {
  event.preventDefault()
  show(noFilter)
  remember()
  form.querySelector('input')?.focus()
})
more.addEventListener('click', () => {
  const last = list.lastElementChild
  showMore(PAGE)
  // the button may be gone, so move the focus to the first new row
  const next = last?.nextElementSibling?.querySelector('summary')
  if (next instanceof HTMLElement) next.focus()
})
window.addEventListener('hashchange', follow)

let closed: readonly HTMLDetailsElement[] = []
window.addEventListener('beforeprint', () => {
  closed = [...document.querySelectorAll<HTMLDetailsElement>('.step:is(.critical, .high):not([open])')]
  for (const step of closed) step.open = true
  if (byId<HTMLInputElement>('print-ledger').checked && shown < Math.min(found.length, PRINTED))
    showMore(PRINTED - shown)
})
window.addEventListener('afterprint', () => {
  for (const step of closed) step.open = false
})

follow()
