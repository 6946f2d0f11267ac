/** An Amazon Resource Name, `arn:partition:service:region:account:resource` (IAM User Guide, "ARNs"). */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** Everything after the fifth colon, e.g. `user/path/name` or `db:name`. */
  readonly resource: string
}

export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(':')
  if (arn !== 'arn' || !partition || !service || region === undefined || account === undefined || rest.length === 0)
    return undefined
  return { partition, service, region, account, resource: rest.join(':') }
}

/** The name in an ARN: the part after its last slash or colon. */
export const nameInArn = (arn: string): string => /[^:/]+$/.exec(arn)?.[0] ?? arn

/**
 * Services whose ARNs have a name where others have a resource type; an SNS subscription's id follows its topic's name
 * (service-authorization, SNS and SQS).
 */
const WITHOUT_KINDS: ReadonlySet<string> = new Set(['sns', 'sqs'])

/** The service and resource type of an ARN, such as `glue:job`; the service alone when the ARN has no resource type (an S3 bucket). */
export function arnType(arn: string): string {
  const { service = 'unknown', resource = '' } = parseArn(arn) ?? {}
  if (WITHOUT_KINDS.has(service)) return service
  const kind = /^\/?([^:/]+)[:/]/.exec(resource)?.[1]
  return kind === undefined ? service : `${service}:${kind}`
}
