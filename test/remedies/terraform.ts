import { parse } from '@cdktf/hcl2json'

/** Holds a part of a Terraform configuration against the grammar of HCL. */

const blocks = new Set(['resource', 'data', 'import', 'locals', 'variable'])

export async function faultsOfTerraform(text: string): Promise<readonly string[]> {
  let parsed: Record<string, unknown>
  try {
    parsed = await parse('remedy.tf', text)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
  const declared = new Set<string>()
  const faults: string[] = []
  for (const [block, content] of Object.entries(parsed)) {
    if (!blocks.has(block)) faults.push(`it needs no ${block} block`)
    if (block !== 'resource' && block !== 'data') continue
    for (const [type, named] of Object.entries(recordOf(content))) {
      if (!type.startsWith('aws_')) faults.push(`${type} is no resource of the AWS provider`)
      for (const name of Object.keys(recordOf(named))) declared.add(`${block === 'data' ? 'data.' : ''}${type}.${name}`)
    }
  }
  if (declared.size === 0) faults.push('it declares no resource')
  return [...faults, ...[...new Set(referencesIn(parsed))].filter((one) => !declared.has(one)).map(dangling)]
}

const dangling = (reference: string): string => `it refers to ${reference}, which is not there`

/** The resources that expressions name, `aws_kms_key.this` or `data.aws_caller_identity.this`. */
function referencesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\$\{[^}]*\}/g)].flatMap(([expression]) =>
      [...expression.matchAll(/(?<![\w.])(?:data\.)?aws_\w+\.\w+/g)].map(([reference]) => reference),
    )
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : []
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
