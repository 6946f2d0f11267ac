import { layers } from '../../catalog/layers.ts'
import { responsibilities } from '../../catalog/responsibilities.ts'
import { findingOf } from '../../ledger/finding.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { serviceOf } from '../../services/describe.ts'
import { xml } from '../formats/xml.ts'
import type { ControlFindings, FindingsByControl } from '../views/findings.ts'
import { ownersText } from '../views/owners.ts'
import { asSentence, count, number, titled } from '../views/words.ts'
import { evidenceHtml } from './evidence.ts'
import { resourceAnchor } from './resource.ts'

/** The most resources listed under a control; the ledger has all of them. */
export const NAMED = 20

/**
 * Every finding by risk, grouped by control: what is wrong, what to do, the resources, and the evidence. The evidence is in a
 * `noscript`, like the ledger: the script makes its elements when a control is opened.
 */
export function* findingsHtml(
  groups: FindingsByControl['bySeverity'],
  model: Model,
  ownerTags?: readonly string[],
): Generator<string, void, undefined> {
  yield '<section id="findings" aria-labelledby="h-findings"><h2 id="h-findings">Findings</h2>\n<p class="lead">By risk: the most severe first, then those on the most resources. A finding is one control on one resource.</p>\n<p id="no-steps" class="muted" hidden>No findings in this selection.</p>\n'
  if (groups.length === 0) yield '<p>No findings.</p>\n'
  for (const { severity, controls } of groups) {
    yield `<div class="group"><h3 class="sev ${severity}">${titled(severity)} <span class="muted">${count(controls.length, 'control')}</span></h3>\n`
    for (const one of controls) yield controlHtml(one, model, ownerTags)
    yield '</div>\n'
  }
  yield '</section>\n'
}

function controlHtml(
  { control, text, on, shown }: ControlFindings,
  model: Model,
  ownerTags?: readonly string[],
): string {
  const { id, fix, source, responsibility, severity, title } = control
  const { layer, why } = responsibilities[responsibility]
  const owners = ownersText(on, ownerTags)
  const items = shown
    .map(({ resource, told }) => {
      const own = findingOf(told, resource, model)
      const wrong = own === text ? '' : `${xml(asSentence(own))} `
      return `<li>${link(resource)} <span class="muted">${xml(resource.region)}</span> ${wrong}${evidenceHtml(told, resource, model)}</li>`
    })
    .join('')
  const rest = on.slice(shown.length, NAMED)
  const more = on.length - shown.length - rest.length
  const others = [
    ...(rest.length > 0 ? [rest.map(link).join(', ')] : []),
    ...(more > 0 ? [`<a href="#control=${xml(encodeURIComponent(id))}" class="all">${number(more)} more</a>`] : []),
  ].join(' and ')
  return `<details class="step ${severity}" id="c-${xml(id)}"><summary><b>${xml(id)}</b> <span class="says">${xml(text)}</span> <span class="on">${number(on.length)}<span class="sr"> ${on.length === 1 ? 'resource' : 'resources'}</span></span></summary><p class="fix">${xml(fix)}</p><p class="whose"><span class="names">${links(on, 6)}</span> <span class="owners">Owner: ${xml(owners)}</span></p><p class="muted why">${text === title ? '' : `${xml(asSentence(title))} `}${xml(why)} <span>${layers[layer].title}, ${xml(serviceOf(control.on))}.</span> <a href="${xml(source)}" rel="noreferrer">AWS documentation<span class="sr"> of ${xml(id)}</span></a></p><noscript><div class="on-what"><ul>${items}</ul>${others === '' ? '' : `<p class="names rest">${others}</p>`}</div></noscript></details>
`
}

const link = ({ id, name }: Resource): string => `<a href="#${resourceAnchor(id)}">${xml(name)}</a>`

/** Links to the first resources by name, each to its ledger entry, and the number of further ones. */
export const links = (on: readonly Resource[], most: number): string =>
  `${on.slice(0, most).map(link).join(', ')}${on.length > most ? ` and ${number(on.length - most)} more` : ''}`
