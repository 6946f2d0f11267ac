import type { Narrowed } from '../../../collect/collector.ts'
import { cloudControlActions } from '../../../collect/needs.ts'
import { byText } from '../../../core/by-text.ts'
import { compareText } from '../../../core/json.ts'

/**
 * API Gateway has one action for all reads; it is limited to these paths, because others return the values of API keys.
 */
const GATEWAY = 'apigateway:GET'
const gatewayPaths: readonly string[] = [
  '/account',
  '/apis*',
  '/clientcertificates*',
  '/domainnames*',
  '/restapis*',
  '/tags/*',
  '/vpclinks*',
]

/**
 * The IAM actions with which Cloud Control reads the given types, sorted: its own actions, and the read actions of the
 * handlers.
 */
export async function handlerNeeds(
  types: Iterable<string>,
): Promise<{ readonly actions: readonly string[]; readonly narrowed: Narrowed }> {
  const { permissionTable } = await import('./permissions.gen.ts')
  const namespaces = byText(permissionTable)
  const actions = new Set(cloudControlActions)
  for (const type of types) {
    const [, namespace = '', name = ''] = /^(\w+::\w+)::(\w+)$/.exec(type) ?? []
    const row = namespaces[namespace]?.split('\n').find((line) => line === name || line.startsWith(`${name} `)) ?? ''
    for (const cell of row.split(' ').slice(1)) {
      const [service = '', operations = ''] = cell.split(':')
      for (const operation of operations.split(',')) actions.add(`${service}:${operation}`)
    }
  }
  const narrowed: Narrowed = actions.has(GATEWAY) ? { [GATEWAY]: gatewayPaths } : {}
  return { actions: [...actions].sort(compareText), narrowed }
}
