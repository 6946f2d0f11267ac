import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { keyArn } from '../../../practice/company.ts'
import { listing } from '../../../practice/listing.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { secretsmanager as sdk } from '../sdk.ts'
import { seedSecrets } from './seed.ts'
import { type C, livingSecret, type SecretsState, secretOf, secrets, shown } from './state.ts'

const DAY = 86_400_000
const invalidToken = () => awsError('InvalidNextTokenException', 'The NextToken value is invalid.')
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', invalid: invalidToken })
const invalid = (message: string) => awsError('InvalidParameterException', message)

const keyFrom = ({ region }: C, id: string): string =>
  id.startsWith('alias/') ? keyArn(id.slice('alias/'.length), region) : id

/** AWS Secrets Manager: what is known of secrets. Their values it neither takes nor gives. */
export const secretsManager = practiceService<typeof import('@aws-sdk/client-secrets-manager'), SecretsState>({
  sdk,
  scope: 'regional',
  seed: seedSecrets,
  acts: { SecretId: (_, id) => id },
  reads: {
    ListSecrets: (call) => {
      const { Filters, IncludePlannedDeletion } = call.input
      if (Filters?.length) throw awsError('NotImplemented', 'The practice account filters no secrets.', 501)
      const all = secrets.all(call, (_, { deleted }) => IncludePlannedDeletion === true || deleted === undefined)
      return paged(call, { SecretList: all.map((one) => shown(...one)) })
    },
    DescribeSecret: (call) => shown(...secretOf(call, call.input.SecretId)),
    GetResourcePolicy: (call) => {
      const [Name, { arn, policy }] = livingSecret(call, call.input.SecretId)
      return { ARN: arn, Name, ResourcePolicy: policy }
    },
  },
  changes: {
    CreateSecret: (call) => {
      const { Name: name = '', Description: description = '', KmsKeyId, Tags } = call.input
      if (!/^[\w/+=.@!-]{1,512}$/.test(name))
        throw invalid('Invalid name. Must be a valid name containing alphanumeric characters, or /_+=.@-')
      const arn = secrets.arn(call, name)
      const made = call.now.toISOString()
      secrets.add(call, name, {
        arn,
        description,
        ...(KmsKeyId === undefined ? {} : { key: keyFrom(call, KmsKeyId) }),
        created: made,
        changed: made,
        rotates: false,
        tags: tagsFrom(Tags),
      })
      return { ARN: arn, Name: name }
    },
    UpdateSecret: (call) => {
      const [Name, secret] = livingSecret(call, call.input.SecretId)
      const { Description, KmsKeyId, SecretString, SecretBinary } = call.input
      if (Description !== undefined) secret.description = Description
      if (KmsKeyId !== undefined) secret.key = KmsKeyId === '' ? undefined : keyFrom(call, KmsKeyId)
      if (SecretString !== undefined || SecretBinary !== undefined) secret.changed = call.now.toISOString()
      return { ARN: secret.arn, Name }
    },
    RotateSecret: (call) => {
      const { SecretId, RotationLambdaARN, RotationRules, RotateImmediately } = call.input
      const [Name, secret] = livingSecret(call, SecretId)
      const lambda = RotationLambdaARN ?? secret.lambda
      if (lambda === undefined && secret.owner === undefined)
        throw awsError('InvalidRequestException', 'No Lambda rotation function ARN is associated with this secret.')
      const every = RotationRules?.AutomaticallyAfterDays ?? secret.every
      if (RotationRules?.ScheduleExpression !== undefined)
        throw awsError('NotImplemented', 'The practice account takes AutomaticallyAfterDays alone.', 501)
      if (every !== undefined && (every < 1 || every > 1000))
        throw invalid('AutomaticallyAfterDays must be from 1 to 1000.')
      Object.assign(secret, { rotates: true, lambda, every })
      // it rotates at once unless told otherwise (secretsmanager/latest/apireference/API_RotateSecret.html)
      if (RotateImmediately !== false) {
        secret.rotated = call.now.toISOString()
        secret.changed = secret.rotated
      }
      if (every !== undefined) secret.due = new Date(call.now.getTime() + every * DAY).toISOString()
      return { ARN: secret.arn, Name }
    },
    CancelRotateSecret: (call) => {
      const [Name, secret] = livingSecret(call, call.input.SecretId)
      secret.rotates = false
      return { ARN: secret.arn, Name }
    },
    PutResourcePolicy: (call) => {
      const [Name, secret] = livingSecret(call, call.input.SecretId)
      const parsed = parsePolicy(call.input.ResourcePolicy ?? '')
      if (!parsed.ok) throw awsError('MalformedPolicyDocumentException', 'This resource policy contains invalid Json.')
      if (call.input.BlockPublicPolicy && isPublic(parsed.policy))
        throw awsError('PublicPolicyException', 'You must change the policy: it grants broad access to the secret.')
      secret.policy = call.input.ResourcePolicy
      return { ARN: secret.arn, Name }
    },
    DeleteResourcePolicy: (call) => {
      const [Name, secret] = livingSecret(call, call.input.SecretId)
      secret.policy = undefined
      return { ARN: secret.arn, Name }
    },
    DeleteSecret: (call) => {
      const [Name, secret] = livingSecret(call, call.input.SecretId)
      const { RecoveryWindowInDays: days = 30, ForceDeleteWithoutRecovery } = call.input
      if (days < 7 || days > 30)
        throw invalid('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).')
      secret.deleted = new Date(call.now.getTime() + days * DAY).toISOString()
      if (ForceDeleteWithoutRecovery) delete call.state.secrets[Name]
      return { ARN: secret.arn, Name, DeletionDate: new Date(secret.deleted) }
    },
    RestoreSecret: (call) => {
      const [Name, secret] = secretOf(call, call.input.SecretId)
      secret.deleted = undefined
      return { ARN: secret.arn, Name }
    },
    TagResource: (call) => tag(livingSecret(call, call.input.SecretId)[1], call.input.Tags),
    UntagResource: (call) => untag(livingSecret(call, call.input.SecretId)[1], call.input.TagKeys),
  },
})
