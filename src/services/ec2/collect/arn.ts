import type { Reach } from '../../../collect/collector.ts'

/** The ARN of a part of EC2, which the API names by its id alone (service-authorization/latest/reference/list_amazonec2.html). */
export const ec2Arn = ({ partition, region, account }: Reach, kind: string, id: string): string =>
  `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`

/**
 * The identity of a part of a network that another account may share with this one: listings show it too, and its owner answers
 * for it (vpc/latest/userguide/vpc-sharing.html). `arn`, where AWS gives one.
 */
export const owned = (reach: Reach, owner: string | undefined, kind: string, id: string, arn?: string) => ({
  id: arn ?? ec2Arn(owner ? { ...reach, account: owner } : reach, kind, id),
  owner,
})
