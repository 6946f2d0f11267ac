import { collector, detail, oneInEachRegion, pages, stated, tagRecord } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'

export const managedInstances = collector({
  types: ['Demarc::SSM::ManagedInstance'],
  service: 'ssm',
  scope: 'region',
  needs: ['ssm:DescribeInstanceInformation'],
  async *list({ client, account, region, partition }) {
    const ssm = await client('ssm')
    const found = pages(
      (NextToken) => ssm.describeInstanceInformation({ MaxResults: 50, NextToken }),
      (answer) => answer.InstanceInformationList,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.InstanceId) continue
      yield {
        type: 'Demarc::SSM::ManagedInstance',
        id: `arn:${partition}:ssm:${region}:${account}:managed-instance/${one.InstanceId}`,
        name: one.InstanceId,
        properties: {
          InstanceId: one.InstanceId,
          PingStatus: one.PingStatus ?? null,
        },
      }
    }
  },
})

/** One listing returns the compliance of every node, for patches and associations. */
export const complianceStates = collector({
  types: ['Demarc::SSM::PatchState', 'Demarc::SSM::AssociationState'],
  service: 'ssm',
  scope: 'region',
  needs: ['ssm:ListResourceComplianceSummaries'],
  async *list({ client, account, region }) {
    const ssm = await client('ssm')
    const found = pages(
      (NextToken) => ssm.listResourceComplianceSummaries({ MaxResults: 50, NextToken }),
      (answer) => answer.ResourceComplianceSummaryItems,
      (answer) => answer.NextToken,
    )
    for await (const { ResourceId, ComplianceType, Status } of found) {
      const type =
        ComplianceType === 'Patch'
          ? 'Demarc::SSM::PatchState'
          : ComplianceType === 'Association'
            ? 'Demarc::SSM::AssociationState'
            : undefined
      if (!ResourceId || !type) continue
      yield {
        type,
        id: resourceId(type, account, region, ResourceId),
        name: ResourceId,
        properties: { InstanceId: ResourceId, Status: Status ?? null },
      }
    }
  },
})

/** The documents that the account owns. */
export const documents = collector({
  types: ['AWS::SSM::Document'],
  service: 'ssm',
  scope: 'region',
  needs: ['ssm:ListDocuments'],
  async *list({ client, account, region, partition }) {
    const ssm = await client('ssm')
    const found = pages(
      (NextToken) => ssm.listDocuments({ Filters: [{ Key: 'Owner', Values: ['Self'] }], MaxResults: 50, NextToken }),
      (answer) => answer.DocumentIdentifiers,
      (answer) => answer.NextToken,
    )
    for await (const { Name, Tags } of found) {
      if (!Name) continue
      yield {
        type: 'AWS::SSM::Document',
        id: `arn:${partition}:ssm:${region}:${account}:document/${Name}`,
        name: Name,
        tags: tagRecord(Tags),
        properties: { Name },
      }
    }
  },
  details: [
    detail({
      on: 'AWS::SSM::Document',
      needs: ['ssm:DescribeDocumentPermission'],
      fills: ['state.SharedWith'],
      async get({ client }, { properties }) {
        const ssm = await client('ssm')
        const accounts = pages(
          (NextToken) =>
            ssm.describeDocumentPermission({
              Name: properties.Name ?? '',
              PermissionType: 'Share',
              MaxResults: 200,
              NextToken,
            }),
          (answer) => answer.AccountIds,
          (answer) => answer.NextToken,
        )
        const shared: string[] = []
        for await (const one of accounts) shared.push(one)
        return { state: { SharedWith: shared.sort() } }
      },
    }),
  ],
})

const setting = (path: string, fills: 'PublicSharingPermission' | 'AutomationLogDestination') =>
  detail({
    on: 'Demarc::SSM::ServiceSettings',
    needs: ['ssm:GetServiceSetting'],
    fills: [fills],
    none: ['ServiceSettingNotFound'],
    async get({ client, partition, region, account }) {
      const ssm = await client('ssm')
      const { ServiceSetting } = await ssm.getServiceSetting({
        SettingId: `arn:${partition}:ssm:${region}:${account}:servicesetting${path}`,
      })
      return { properties: { [fills]: stated(ServiceSetting, 'ServiceSetting').SettingValue || null } }
    },
  })

/** The account's settings of Systems Manager in a region. */
export const serviceSettings = collector({
  types: ['Demarc::SSM::ServiceSettings'],
  service: 'ssm',
  scope: 'region',
  needs: [],
  list: oneInEachRegion('Demarc::SSM::ServiceSettings'),
  details: [
    setting('/ssm/documents/console/public-sharing-permission', 'PublicSharingPermission'),
    setting('/ssm/automation/customer-script-log-destination', 'AutomationLogDestination'),
  ],
})
