import type { Reach } from '../../../collect/collector.ts'

/** The ARN of an EC2 resource, for which the API returns only an id (service-authorization/latest/reference/list_amazonec2.html). */
export const ec2Arn = ({ partition, region, account }: Reach, kind: string, id: string): string =>
  `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`

/**
 * The identity of a network resource that another account may share with this one: listings include it, and its owner is
 * responsible for it (vpc/latest/userguide/vpc-sharing.html). `arn`: if AWS returns one.
 */
export const owned = (reach: Reach, owner: string | undefined, kind: string, id: string, arn?: string) => ({
  id: arn ?? ec2Arn(owner ? { ...reach, account: owner } : reach, kind, id),
  owner,
})
