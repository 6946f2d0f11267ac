import { HOME, isSmall, type Stack, tagList, tagsOf, US } from '../../../practice/company.ts'
import { tagPropertyOf } from '../../../practice/described.ts'
import { arnIn } from '../../../practice/kind.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { ai } from './ai.seed.ts'
import { edge } from './edge.seed.ts'
import { home } from './home.seed.ts'
import { type LongTailResource, type LongTailState, namings, resourceOf } from './long-tail.ts'
import type { Row } from './rows.ts'
import { us } from './us.seed.ts'

type Where = Pick<SeedContext, 'region' | 'homeRegion' | 'account' | 'partition'>

/**
 * Nordlicht's resources in services that the practice account does not simulate: most types have one resource with good
 * settings and one with faults. Types without a Cloud Control handler appear only in the index.
 */
const rowsIn = (context: Where): readonly Row[] => {
  const logs = (name: string): string => arnIn(context, 'logs', `log-group:${name}:*`)
  const here: Readonly<Record<string, readonly Row[]>> = {
    [HOME]: [...home(logs), ...edge(context, logs)],
    [US]: [...us(logs), ...ai],
  }
  return isSmall(context) ? [] : (here[context.region] ?? [])
}

/** Tags are a map or a list, and some types have none: the schema knows which (src/practice/cloudformation.gen.ts). */
export function seedLongTail(context: Where): LongTailState {
  const resources = rowsIn(context).flatMap(([type, name, stack, properties]): LongTailResource[] => {
    const naming = namings[type]
    return naming ? [resourceOf(context, type, naming, name, { ...properties, ...tagged(type, stack, name) })] : []
  })
  return { resources, requests: {} }
}

const tagged = (type: string, stack: Stack, name: string): Readonly<Record<string, unknown>> => {
  const property = tagPropertyOf(type)
  if (property === undefined) return {}
  // a resource without a name property has its name in the tags
  const own = namings[type]?.id ? name : undefined
  return property.endsWith('*') ? { [property.slice(0, -1)]: tagsOf(stack, own) } : { [property]: tagList(stack, own) }
}
