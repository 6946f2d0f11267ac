import { byText } from '../../core/by-text.ts'
import { HOME, type InstanceKey, instances, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { arnIn, kind } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { ssm as sdk } from './sdk.ts'

interface Document {
  name: string
  type: 'Command' | 'Automation'
  sharedWith: string[]
  tags: { Key: string; Value: string }[]
}

interface Compliance {
  instance: string
  type: 'Patch' | 'Association'
  status: 'COMPLIANT' | 'NON_COMPLIANT'
}

/** Systems Manager in one region. */
interface SsmState {
  nodes: { instance: string; name: string }[]
  compliance: Compliance[]
  documents: Document[]
  /** Settings by path, from /ssm/. */
  settings: Record<string, string>
}

const SHARING = '/ssm/documents/console/public-sharing-permission'
const SCRIPT_LOGS = '/ssm/automation/customer-script-log-destination'
/** The default of a setting (systems-manager/latest/APIReference/API_GetServiceSetting.html). */
const defaults: Readonly<Record<string, string>> = byText({ [SHARING]: 'Enable', [SCRIPT_LOGS]: '' })

const managed: Readonly<Partial<Record<InstanceKey, { patches: boolean | null; associations: boolean | null }>>> = {
  shopWeb1: { patches: true, associations: true },
  shopWeb2: { patches: true, associations: true },
  stagingWeb: { patches: false, associations: false },
  fileServer: { patches: true, associations: null },
  analyticsWorker: { patches: false, associations: true },
  // reports to Systems Manager, but was never scanned
  analyticsNotebook: { patches: null, associations: null },
}

function seedSsm({ region }: SeedContext): SsmState {
  const here = Object.entries(managed).flatMap(([key, facts]) => {
    const where = instances[key as InstanceKey] // safe: the keys of a table of InstanceKey
    return where.subnet.zone.startsWith(region) ? [{ id: ec2Id('i', where.name), name: where.name, facts }] : []
  })
  const status = (good: boolean): Compliance['status'] => (good ? 'COMPLIANT' : 'NON_COMPLIANT')
  const home = region === HOME
  return {
    nodes: here.map(({ id, name }) => ({ instance: id, name })),
    compliance: here.flatMap(({ id, facts }): Compliance[] => [
      ...(facts.patches === null ? [] : [{ instance: id, type: 'Patch' as const, status: status(facts.patches) }]),
      ...(facts.associations === null
        ? []
        : [{ instance: id, type: 'Association' as const, status: status(facts.associations) }]),
    ]),
    documents: home
      ? [
          { name: 'Nordlicht-RestartShop', type: 'Automation', sharedWith: [], tags: [] },
          { name: 'Nordlicht-InstallCalibrationTool', type: 'Command', sharedWith: ['all'], tags: [] },
        ]
      : [],
    settings: home ? { [SCRIPT_LOGS]: 'CloudWatch' } : region === US ? { [SHARING]: 'Disable' } : {},
  }
}

const documents = kind<SsmState, Document>({
  in: (state) => state.documents,
  id: ({ name }) => name,
  arn: ['ssm', 'document/'],
  missing: (name) => awsError('InvalidDocument', `Document with name ${name} does not exist.`),
})
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

/** The path of a setting, which a request names by path or ARN. */
function pathOf(id: string | undefined): string {
  const path = (id ?? '').slice(Math.max(0, (id ?? '').indexOf('/ssm/')))
  if (!(path in defaults)) throw awsError('ServiceSettingNotFound', `Service setting ${id} was not found.`)
  return path
}

/** AWS Systems Manager: nodes and their compliance, documents, and the account's settings. */
export const ssm = practiceService({
  sdk,
  scope: 'regional',
  seed: seedSsm,
  describes: {
    'AWS::SSM::Document': (ask) =>
      (ask('ListDocuments', { Filters: [{ Key: 'Owner', Values: ['Self'] }] }).DocumentIdentifiers ?? []).map((is) => ({
        is,
        tags: is.Tags,
        also: {},
      })),
  },
  reads: {
    DescribeInstanceInformation: (call) => {
      const InstanceInformationList = call.state.nodes.map(({ instance, name }) => ({
        InstanceId: instance,
        PingStatus: 'Online' as const,
        PlatformType: 'Linux' as const,
        ResourceType: 'EC2Instance' as const,
        ComputerName: name,
      }))
      return paged(call, { InstanceInformationList })
    },
    ListResourceComplianceSummaries: (call) => {
      const ResourceComplianceSummaryItems = call.state.compliance.map(({ instance, type, status }) => ({
        ResourceId: instance,
        ResourceType: 'ManagedInstance',
        ComplianceType: type,
        Status: status,
      }))
      return paged(call, { ResourceComplianceSummaryItems })
    },
    ListDocuments: (call) => {
      const DocumentIdentifiers = call.state.documents.map(({ name, type, tags }) => ({
        Name: name,
        Owner: call.account,
        DocumentType: type,
        DocumentVersion: '1',
        Tags: tags,
      }))
      return paged(call, { DocumentIdentifiers })
    },
    DescribeDocumentPermission: (call) => ({ AccountIds: documents.of(call, call.input.Name).sharedWith }),
    GetServiceSetting: (call) => {
      const path = pathOf(call.input.SettingId)
      const own = call.state.settings[path]
      return {
        ServiceSetting: {
          SettingId: path,
          SettingValue: own ?? defaults[path],
          Status: own === undefined ? 'Default' : 'Customized',
          ARN: arnIn(call, 'ssm', `servicesetting${path}`),
        },
      }
    },
  },
  changes: {
    ModifyDocumentPermission: (call) => {
      const { input, state } = call
      const found = documents.of(call, input.Name)
      const add = input.AccountIdsToAdd ?? []
      if (add.some((id) => id.toLowerCase() === 'all') && state.settings[SHARING] === 'Disable')
        throw awsError('InvalidPermissionType', 'Public sharing is blocked for this account.')
      found.sharedWith = [...new Set([...found.sharedWith, ...add])].filter(
        (id) => !(input.AccountIdsToRemove ?? []).includes(id),
      )
    },
    UpdateServiceSetting: ({ input, state }) => {
      state.settings[pathOf(input.SettingId)] = input.SettingValue ?? ''
    },
    ResetServiceSetting: ({ input, state }) => {
      const path = pathOf(input.SettingId)
      delete state.settings[path]
      return { ServiceSetting: { SettingId: path, SettingValue: defaults[path], Status: 'Default' } }
    },
    DeleteDocument: (call) => documents.remove(call, call.input.Name),
  },
})
