import { describe, expect, test } from 'vitest'
import { collectors } from '../services/collectors.gen.ts'
import { actionsNeeded, MANAGED_POLICY_LIMIT, managedPolicies, readOnlyPolicy } from './needs.ts'

describe('the policies of a scan', () => {
  const actions = actionsNeeded(collectors)

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
      const documents = managedPolicies(actions, 'aws', limit)
      const held = documents.map(({ Statement }) => Statement.flatMap(({ Action }) => Action).sort())
      expect(held.flat()).toEqual(actions)
      for (const document of documents) expect(JSON.stringify(document).length).toBeLessThanOrEqual(limit)
      // as few as hold them: no two neighbours would fit into one
      for (const [index, mine] of held.entries()) {
        const next = held[index + 1]?.[0]
        if (next !== undefined) expect(managedPolicies([...mine, next], 'aws', limit)).toHaveLength(2)
      }
    },
  )
})
