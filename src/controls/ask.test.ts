import { expect, test } from 'vitest'
import { place } from '../model/model.ts'
import type { Gap, Resource } from '../model/resource.ts'
import { albRedirectsToHttps } from '../services/elasticloadbalancing/controls/elbv2.ts'
import { auroraMysqlAudits } from '../services/rds/controls/clusters.ts'
import { ask } from './ask.ts'

const here = { account: '111122223333', region: 'eu-central-1' }
const one = (type: string, properties: Record<string, unknown>): Resource => ({
  ...here,
  id: `${type}/one`,
  type,
  name: 'one',
  tags: {},
  properties,
  state: {},
  unseen: {},
})
const refused = (type: string, call: string): Gap => ({ ...here, type, call, why: 'access denied', listing: true })

test('a question that does not arise is not unknown for a neighbour that was not seen', () => {
  const gap = refused('AWS::RDS::DBClusterParameterGroup', 'rds:DescribeDBClusterParameterGroups')
  const verdict = (Engine: string) => {
    const cluster = one('AWS::RDS::DBCluster', { Engine, DBClusterParameterGroupName: 'its' })
    return ask(auroraMysqlAudits, cluster, place([cluster], [gap]))
  }
  expect(verdict('aurora-postgresql')).toEqual({ is: 'not-applicable' })
  expect(verdict('aurora-mysql')).toEqual({ is: 'unknown', missing: [`${gap.call} (access denied)`] })
})

test('where the question arises by a neighbour, one that was not seen leaves it unknown', () => {
  const gap = refused('AWS::ElasticLoadBalancingV2::Listener', 'elasticloadbalancing:DescribeListeners')
  const balancer = one('AWS::ElasticLoadBalancingV2::LoadBalancer', { LoadBalancerArn: 'its', Type: 'application' })
  const verdict = (gaps: Gap[]) => ask(albRedirectsToHttps, balancer, place([balancer], gaps))
  expect(verdict([gap])).toEqual({ is: 'unknown', missing: [`${gap.call} (access denied)`] })
  expect(verdict([])).toEqual({ is: 'not-applicable' })
})
