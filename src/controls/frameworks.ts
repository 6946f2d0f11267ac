import { frameworkRows } from './frameworks.gen.ts'

/** The frameworks whose controls can be selected. */
export const frameworkTitles = {
  fsbp: 'AWS Foundational Security Best Practices',
  'cis-3.0': 'CIS AWS Foundations Benchmark 3.0.0',
  'cis-5.0': 'CIS AWS Foundations Benchmark 5.0.0',
  'nist-800-53-r5': 'NIST SP 800-53 revision 5',
  'nist-800-171-r2': 'NIST SP 800-171 revision 2',
  'pci-dss-4.0.1': 'PCI DSS 4.0.1',
} as const
export type FrameworkId = keyof typeof frameworkTitles

export const frameworkIds = Object.keys(frameworkTitles) as readonly FrameworkId[] // safe: the keys of the literal above

/** The frameworks that a control is in, each with the items that it answers (none where it has no items, or they are not known). */
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
