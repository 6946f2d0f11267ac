import { frameworkRows, frameworkTypes } from './frameworks.gen.ts'

/** The frameworks that can be selected. */
export const frameworkTitles = {
  fsbp: 'AWS Foundational Security Best Practices',
  'cis-3.0': 'CIS AWS Foundations Benchmark 3.0.0',
  'cis-5.0': 'CIS AWS Foundations Benchmark 5.0.0',
  'nist-800-53-r5': 'NIST SP 800-53 revision 5',
  'nist-800-171-r2': 'NIST SP 800-171 revision 2',
  'pci-dss-4.0.1': 'PCI DSS 4.0.1',
  'aws-resource-tagging': 'AWS Resource Tagging Standard',
} as const
export type FrameworkId = keyof typeof frameworkTitles

export const frameworkIds = Object.keys(frameworkTitles) as readonly FrameworkId[] // safe: the keys of the literal above

/**
 * The frameworks that include a control, each with the requirements it covers (empty when the framework has none, or they are not
 * known).
 */
export function frameworksOf(controlId: string): ReadonlyMap<FrameworkId, readonly string[]> {
  const columns = Object.hasOwn(frameworkRows, controlId) ? (frameworkRows[controlId] ?? '').split('|') : []
  const found = new Map<FrameworkId, readonly string[]>()
  for (const [index, id] of frameworkIds.entries()) {
    const column = columns[index]
    if (column === undefined || column === '-') continue
    found.set(id, column === '+' ? [] : column.split(' '))
  }
  return found
}

/**
 * The requirements of a framework to which AWS maps controls, with those controls. Best-practice standards have no numbered
 * requirements: each control is one.
 */
export function requirementsOf(framework: FrameworkId): ReadonlyMap<string, readonly string[]> {
  const known = requirements.get(framework) ?? foundFor(framework)
  requirements.set(framework, known)
  return known
}

const requirements = new Map<FrameworkId, ReadonlyMap<string, readonly string[]>>()

function foundFor(framework: FrameworkId): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const id of Object.keys(frameworkRows)) {
    const items = frameworksOf(id).get(framework)
    if (items === undefined) continue
    for (const item of items.length === 0 ? [id] : items) {
      const known = found.get(item)
      if (known) known.push(id)
      else found.set(item, [id])
    }
  }
  return found
}

/** The resource types of a control in a framework, as AWS's page names them; empty for a control that is in no framework. */
export const frameworkTypesOf = (controlId: string): readonly string[] =>
  Object.hasOwn(frameworkTypes, controlId) ? (frameworkTypes[controlId] ?? '').split(' ').filter(Boolean) : []
