import type { AccountOwn } from './live/account.ts'
import type { CloudTrailState } from './live/cloudtrail.ts'
import type { KmsState } from './live/kms.ts'
import type { S3Own, S3State } from './live/s3.ts'

/**
 * What AWS's live APIs show and the CloudFormation schema does not have. `Own` holds the properties of our own types,
 * `Demarc::<Service>::<Thing>`; `State` the live-only properties of CloudFormation's. Each service has its file under
 * `live/` and is named here in `extends`.
 */
export interface Own extends AccountOwn, S3Own {}

export interface State extends CloudTrailState, KmsState, S3State {}
