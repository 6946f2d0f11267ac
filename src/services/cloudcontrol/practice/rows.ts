import { type Stack, securityGroups } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'

/** A resource of the seed: properties in CloudFormation's shape, without name, ids and tags. */
export type Row = readonly [type: string, name: string, stack: Stack, properties: Readonly<Record<string, unknown>>]

export const group = (key: keyof typeof securityGroups): string => ec2Id('sg', securityGroups[key].name)
