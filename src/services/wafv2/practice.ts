import type { WebACL, WebACLSummary } from '@aws-sdk/client-wafv2'
import { HOME, regionalWebAclArn, US, webAclArn } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { found, type Is } from '../../practice/kind.ts'
import { type AwsError, awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { apiGateway } from '../apigateway/practice/apigateway/index.ts'
import { restApiId } from '../apigateway/practice/apigateway/seed.ts'
import { elbv2 } from '../elasticloadbalancing/practice/elbv2/index.ts'
import { balancerArn } from '../elasticloadbalancing/practice/elbv2/seed.ts'
import { wafv2 as sdk } from './sdk.ts'

interface StoredWebAcl {
  is: Is<WebACL, 'Id' | 'Name' | 'ARN' | 'Description'>
  resources: string[]
}

export interface WafState {
  webAcls: StoredWebAcl[]
}

/** AWS WAF: the web ACLs of a region and what they protect; those of CloudFront in us-east-1, which CloudFront itself sets. */
export const wafv2 = practiceService({
  sdk,
  scope: 'regional',
  seed: seedWaf,
  action: {
    GetWebACLForResource: ['wafv2:GetWebACLForResource', 'wafv2:GetWebACL'],
    AssociateWebACL: ['wafv2:AssociateWebACL', 'elasticloadbalancing:SetWebACL'],
    DisassociateWebACL: ['wafv2:DisassociateWebACL', 'elasticloadbalancing:SetWebACL'],
  },
  reads: {
    ListWebACLs: ({ input, state, region }) => {
      if (input.Scope === 'CLOUDFRONT' && region !== US)
        throw awsError(
          'WAFInvalidParameterException',
          'Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT',
        )
      const global = input.Scope === 'CLOUDFRONT'
      return { WebACLs: state.webAcls.filter(({ is }) => is.ARN.includes(':global/') === global).map(summaryOf) }
    },
    GetWebACLForResource: (call) => {
      protectable(call, call.input.ResourceArn)
      const found = call.state.webAcls.find(({ resources }) => resources.includes(call.input.ResourceArn ?? ''))
      return found ? { WebACL: shown(found) } : {}
    },
    ListResourcesForWebACL: (call) => {
      const { input } = call
      const { resources } = webAclOf(call, input.WebACLArn)
      // load balancers unless another kind is asked for (waf/latest/APIReference/API_ListResourcesForWebACL.html)
      const kind = input.ResourceType ?? 'APPLICATION_LOAD_BALANCER'
      return { ResourceArns: resources.filter((arn) => kindOf(arn) === kind) }
    },
  },
  changes: {
    AssociateWebACL: (call) => {
      const arn = protectable(call, call.input.ResourceArn)
      const webAcl = webAclOf(call, call.input.WebACLArn)
      forget(call.state, arn)
      webAcl.resources.push(arn)
      setOnStage(call, arn, webAcl.is.ARN)
    },
    DisassociateWebACL: (call) => {
      const arn = protectable(call, call.input.ResourceArn)
      forget(call.state, arn)
      setOnStage(call, arn, null)
    },
  },
})

/** One web ACL a region: the home's is in front of the shop, the other's waits for someone to use it. */
function seedWaf({ region, account }: SeedContext): WafState {
  const webAcl = (Name: string, Description: string, resources: string[], ARN?: string): StoredWebAcl => ({
    is: { Id: uuidOf('webacl', `${region} ${Name}`), Name, ARN: ARN ?? regionalWebAclArn(Name, region), Description },
    resources,
  })
  if (region === HOME)
    return {
      webAcls: [
        webAcl('shop-prod', 'Web shop', [
          balancerArn({ region, account }, 'application', 'shop-prod'),
          `arn:aws:apigateway:${region}::/restapis/${restApiId('shop-orders')}/stages/prod`,
        ]),
      ],
    }
  if (region !== US) return { webAcls: [] }
  const edge = webAcl('shop-edge', 'Web shop, at the edge', [], webAclArn('shop-edge'))
  return { webAcls: [webAcl('us-shop', 'US web shop, to be tried', []), edge] }
}

/** A resource can have one web ACL. */
function forget(state: WafState, arn: string): void {
  for (const one of state.webAcls) one.resources = one.resources.filter((other) => other !== arn)
}

const missing = (what: string): AwsError =>
  awsError('WAFNonexistentItemException', `AWS WAF couldn’t perform the operation because ${what} doesn’t exist.`)

function webAclOf({ state }: Call<unknown, WafState>, arn: string | undefined): StoredWebAcl {
  return found(
    state.webAcls.find(({ is }) => is.ARN === arn && !is.ARN.includes(':global/')),
    () => missing('your web ACL'),
  )
}

const stagePath = /^arn:aws:apigateway:[a-z0-9-]+::\/restapis\/([^/]+)\/stages\/([^/]+)$/

/** The stage of a REST API that an ARN names; undefined for another resource. */
function stageOf(call: Call<unknown, WafState>, arn: string) {
  const [, api, stage] = stagePath.exec(arn) ?? []
  const found = call.of(apiGateway).apis.find(({ is }) => is.id === api)
  return found?.stages.find(({ is }) => is.stageName === stage)
}

/** A stage shows the web ACL that stands in front of it. */
function setOnStage(call: Call<unknown, WafState>, arn: string, webAcl: string | null): void {
  const stage = stageOf(call, arn)
  if (webAcl === null) delete stage?.is.webAclArn
  else if (stage) stage.is.webAclArn = webAcl
}

const kindOf = (arn: string): string => (stagePath.test(arn) ? 'API_GATEWAY' : 'APPLICATION_LOAD_BALANCER')

/** The ARN, if it is that of an application load balancer or of a REST API's stage of this region. */
function protectable(call: Call<unknown, WafState>, arn = ''): string {
  if (stagePath.test(arn)) {
    if (!stageOf(call, arn)) throw missing('your resource')
    return arn
  }
  if (!arn.includes(':loadbalancer/app/'))
    throw awsError(
      'WAFInvalidParameterException',
      'The ARN isn’t valid. A valid ARN begins with arn: and names a resource that AWS WAF can protect.',
    )
  if (!call.of(elbv2).balancers.some(({ is }) => is.LoadBalancerArn === arn)) throw missing('your resource')
  return arn
}

const summaryOf = ({ is }: StoredWebAcl): WebACLSummary => ({ ...is, LockToken: is.Id })

const shown = ({ is }: StoredWebAcl): WebACL => ({
  ...is,
  DefaultAction: { Allow: {} },
  Rules: [],
  Capacity: 700,
  VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: is.Name },
})
