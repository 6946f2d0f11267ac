import { collector, pages } from '../../../collect/collector.ts'

export const eventSubscriptions = collector({
  types: ['AWS::RDS::EventSubscription'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeEventSubscriptions'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeEventSubscriptions({ MaxRecords: 100, Marker }),
      (answer) => answer.EventSubscriptionsList,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.EventSubscriptionArn || !one.CustSubscriptionId) continue
      yield {
        type: 'AWS::RDS::EventSubscription',
        id: one.EventSubscriptionArn,
        name: one.CustSubscriptionId,
        properties: {
          SubscriptionName: one.CustSubscriptionId,
          Enabled: one.Enabled,
          SourceType: one.SourceType ?? null,
          SourceIds: one.SourceIdsList?.toSorted() ?? null,
          EventCategories: one.EventCategoriesList ?? null,
          SnsTopicArn: one.SnsTopicArn ?? null,
        },
      }
    }
  },
})

export const dbProxies = collector({
  types: ['AWS::RDS::DBProxy'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBProxies'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBProxies({ MaxRecords: 100, Marker }),
      (answer) => answer.DBProxies,
      (answer) => answer.Marker,
    )
    for await (const { DBProxyArn: id, DBProxyName: name, RequireTLS, EngineFamily } of found)
      if (id && name)
        yield {
          type: 'AWS::RDS::DBProxy',
          id,
          name,
          properties: { DBProxyName: name, RequireTLS: RequireTLS, EngineFamily: EngineFamily ?? null },
        }
  },
})
