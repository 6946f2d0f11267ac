import { found } from '../../../practice/kind.ts'
import type { Call } from '../../../practice/service.ts'
import { apiGateway } from '../../apigateway/practice/apigateway/index.ts'
import { elbv2 } from '../../elasticloadbalancing/practice/elbv2/index.ts'
import { invalid, missing, type StoredWebAcl, type WafState } from './state.ts'

/* The resources that a web ACL of a region protects: application load balancers, and stages of REST APIs. */

/** Removes the association of a resource, which can have only one web ACL. */
export function forget(state: WafState, arn: string): void {
  for (const one of state.webAcls) one.resources = one.resources.filter((other) => other !== arn)
}

/** The regional web ACL with an ARN; web ACLs for CloudFront protect nothing here. */
export const regionalWebAcl = ({ state }: Call<unknown, WafState>, arn: string | undefined): StoredWebAcl =>
  found(
    state.webAcls.find(({ is }) => is.ARN === arn && !is.ARN.includes(':global/')),
    () => missing('your web ACL'),
  )

const stagePath = /^arn:aws:apigateway:[a-z0-9-]+::\/restapis\/([^/]+)\/stages\/([^/]+)$/

/** The REST API stage with an ARN; undefined for another resource. */
function stageOf(call: Call<unknown, WafState>, arn: string) {
  const [, api, stage] = stagePath.exec(arn) ?? []
  const one = call.of(apiGateway).apis.find(({ is }) => is.id === api)
  return one?.stages.find(({ is }) => is.stageName === stage)
}

/** Stores the ARN of the web ACL in a stage, which returns it. */
export function setOnStage(call: Call<unknown, WafState>, arn: string, webAcl: string | null): void {
  const stage = stageOf(call, arn)
  if (webAcl === null) delete stage?.is.webAclArn
  else if (stage) stage.is.webAclArn = webAcl
}

export const kindOfResource = (arn: string): string =>
  stagePath.test(arn) ? 'API_GATEWAY' : 'APPLICATION_LOAD_BALANCER'

/** The ARN, if it is that of an application load balancer or REST API stage of this region. */
export function protectable(call: Call<unknown, WafState>, arn = ''): string {
  if (stagePath.test(arn)) {
    if (!stageOf(call, arn)) throw missing('your resource')
    return arn
  }
  if (!arn.includes(':loadbalancer/app/'))
    throw invalid('The ARN isn’t valid. A valid ARN begins with arn: and names a resource that AWS WAF can protect.')
  if (!call.of(elbv2).balancers.some(({ is }) => is.LoadBalancerArn === arn)) throw missing('your resource')
  return arn
}
