/** An Amazon Resource Name, `arn:partition:service:region:account:resource` (IAM User Guide, "ARNs"). */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** All after the fifth colon, e.g. `user/path/name` or `db:name`. */
  readonly resource: string
}

export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(':')
  if (arn !== 'arn' || !partition || !service || region === undefined || account === undefined || rest.length === 0)
    return undefined
  return { partition, service, region, account, resource: rest.join(':') }
}
