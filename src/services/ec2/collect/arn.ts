import type { Reach } from '../../../collect/collector.ts'

/** The ARN of a part of EC2, which the API names by its id alone (service-authorization/latest/reference/list_amazonec2.html). */
export const ec2Arn = ({ partition, region, account }: Reach, kind: string, id: string): string =>
  `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`
