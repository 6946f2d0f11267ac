import { describe, expect, test } from 'vitest'
import { apis } from '../services/apigateway/collect/apigatewayv2.ts'
import { collectors } from '../services/collectors.gen.ts'
import { fileSystems } from '../services/efs/collect.ts'
import type { Collector } from './collector.ts'
import { actionsNeeded, MANAGED_POLICY_LIMIT, managedPolicies, narrowedBy, readOnlyPolicy } from './needs.ts'

describe('the policies of a scan', () => {
  const actions = actionsNeeded(collectors)
  const narrowed = narrowedBy(collectors)

  test('allow each action once, sorted, and only what reads', () => {
    expect([...actions]).toEqual([...new Set(actions)].sort())
    expect(
      actions.filter((action) => !/^[a-z0-9-]+:(Describe|Get|List|Generate|BatchGet|GET)\w*$/.test(action)),
    ).toEqual([])
    expect(actions.filter((action) => /:Generate/.test(action))).toEqual(['iam:GenerateCredentialReport'])
    const { Statement } = JSON.parse(readOnlyPolicy(collectors))
    expect(Statement.flatMap(({ Action }: { Action: string | string[] }) => Action).sort()).toEqual(actions)
  })

  test.each([[MANAGED_POLICY_LIMIT], [2000], [1000]])(
    'within %i characters each, none lost and none twice',
    (limit) => {
      const documents = managedPolicies(actions, narrowed, 'aws', limit)
      const held = documents.map(({ Statement }) => Statement.flatMap(({ Action }) => Action).sort())
      expect(held.flat()).toEqual(actions)
      for (const document of documents) expect(JSON.stringify(document).length).toBeLessThanOrEqual(limit)
      // as few as hold them: no two neighbours would fit into one
      for (const [index, mine] of held.entries()) {
        const next = held[index + 1]?.[0]
        if (next !== undefined) expect(managedPolicies([...mine, next], narrowed, 'aws', limit)).toHaveLength(2)
      }
    },
  )

  test('ask a narrowed action of what these collectors read, and each other one of everything', () => {
    const statements = (some: readonly Collector[]) =>
      Object.fromEntries(
        managedPolicies(actionsNeeded(some), narrowedBy(some)).flatMap(({ Statement }) =>
          Statement.map(({ Sid, Resource }) => [Sid, Resource]),
        ),
      )
    expect(statements([apis, fileSystems])).toEqual({
      DemarcReadOnly: '*',
      DemarcReadOnlyapigateway: ['/apis', '/apis/*/integrations', '/apis/*/routes', '/apis/*/stages'].map(
        (path) => `arn:aws:apigateway:*::${path}`,
      ),
    })
    expect(statements(collectors)['DemarcReadOnlyapigateway']).toContain('arn:aws:apigateway:*::/restapis/*/stages')
  })
})
