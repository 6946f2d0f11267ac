import { instances, myBuckets, tables } from '../practice/company.ts'
import { ec2Id } from '../practice/ids.ts'
import type { Size } from '../practice/principals.ts'

/** Something to try on a practice account: an AWS CLI command that resolves a finding. */
export interface Try {
  /** The finding's control, which the next `demarc diff` shows as fixed. */
  readonly control: string
  readonly what: string
  /** The arguments of `aws`. */
  readonly command: readonly string[]
}

const ALL_BLOCKED = 'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true'

const words = (line: string): readonly string[] => line.split(' ')

const encryption: Try = {
  control: 'EC2.7',
  what: 'encrypt new volumes',
  command: words('ec2 enable-ebs-encryption-by-default'),
}

/** What to try on each of the two accounts; on the small one, at least one of each category. */
export const tries: Readonly<Record<Size, readonly Try[]>> = {
  small: [
    encryption,
    {
      control: 'EC2.8',
      what: 'demand IMDSv2 of the web server',
      command: words(
        `ec2 modify-instance-metadata-options --http-tokens required --instance-id ${ec2Id('i', instances.myWeb.name)}`,
      ),
    },
    {
      control: 'RDS.8',
      what: 'protect the database from deletion',
      command: words('rds modify-db-instance --deletion-protection --db-instance-identifier my-shop-orders'),
    },
    {
      control: 'DynamoDB.2',
      what: 'turn on point-in-time recovery of the carts',
      command: words(
        `dynamodb update-continuous-backups --table-name ${tables.myCarts} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
      ),
    },
    {
      control: 'S3.8',
      what: 'close the pictures to the public',
      command: words(
        `s3api put-public-access-block --bucket ${myBuckets.pictures} --public-access-block-configuration ${ALL_BLOCKED}`,
      ),
    },
  ],
  company: [encryption],
}
