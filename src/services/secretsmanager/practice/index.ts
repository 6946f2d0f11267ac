import { parsePolicy } from '../../../core/policy/parse.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { keyArn } from '../../../practice/company.ts'
import { given, set, take } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import { listing } from '../../../practice/listing.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { secretsmanager as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { seedSecrets } from './seed.ts'
import { type C, type SecretsState, type StoredSecret, secretOf, secrets, shown, undeletedSecret } from './state.ts'

const invalidToken = () => awsError('InvalidNextTokenException', 'The NextToken value is invalid.')
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', invalid: invalidToken })
const invalid = (message: string) => awsError('InvalidParameterException', message)

const keyFrom = ({ region }: C, id: string): string =>
  id.startsWith('alias/') ? keyArn(id.slice('alias/'.length), region) : id

const named = (Name: string, { is }: StoredSecret) => ({ ARN: is.ARN, Name })

/** The description and the key of a request, if they are not empty. */
const described = (call: C, description: string | undefined, key: string | undefined) =>
  given({ Description: description || undefined, KmsKeyId: key ? keyFrom(call, key) : undefined })

/** AWS Secrets Manager: the metadata of secrets. It neither accepts nor returns their values. */
export const secretsManager = practiceService<typeof import('@aws-sdk/client-secrets-manager'), SecretsState>({
  sdk,
  scope: 'regional',
  seed: seedSecrets,
  acts: { SecretId: (_, id) => id },
  describes,
  reads: {
    ListSecrets: (call) => {
      const { Filters, IncludePlannedDeletion } = call.input
      if (Filters?.length) throw awsError('NotImplemented', 'The practice account filters no secrets.', 501)
      const all = secrets.all(call, (_, { is }) => IncludePlannedDeletion === true || is.DeletedDate === undefined)
      return paged(call, { SecretList: all.map((one) => shown(...one)) })
    },
    DescribeSecret: (call) => shown(...secretOf(call, call.input.SecretId)),
    GetResourcePolicy: (call) => {
      const [Name, secret] = undeletedSecret(call, call.input.SecretId)
      return { ...named(Name, secret), ResourcePolicy: secret.policy }
    },
  },
  changes: {
    CreateSecret: (call) => {
      const { Name: name = '', Description, KmsKeyId, Tags } = call.input
      if (!/^[\w/+=.@!-]{1,512}$/.test(name))
        throw invalid('Invalid name. Must be a valid name containing alphanumeric characters, or /_+=.@-')
      const made = call.now.toISOString()
      const is = { ARN: secrets.arn(call, name), CreatedDate: made, LastChangedDate: made }
      const secret = { is: { ...is, ...described(call, Description, KmsKeyId) }, tags: tagsFrom(Tags) }
      return named(name, secrets.add(call, name, secret))
    },
    UpdateSecret: (call) => {
      const [Name, secret] = undeletedSecret(call, call.input.SecretId)
      const { Description, KmsKeyId, SecretString, SecretBinary } = call.input
      Object.assign(secret.is, described(call, Description, KmsKeyId))
      if (KmsKeyId === '') delete secret.is.KmsKeyId
      if (Description === '') delete secret.is.Description
      if (SecretString !== undefined || SecretBinary !== undefined) secret.is.LastChangedDate = call.now.toISOString()
      return named(Name, secret)
    },
    RotateSecret: (call) => {
      const { SecretId, RotationLambdaARN, RotationRules, RotateImmediately } = call.input
      const [Name, secret] = undeletedSecret(call, SecretId)
      const { is } = secret
      if ((RotationLambdaARN ?? is.RotationLambdaARN) === undefined && is.OwningService === undefined)
        throw awsError('InvalidRequestException', 'No Lambda rotation function ARN is associated with this secret.')
      const every = RotationRules?.AutomaticallyAfterDays ?? is.RotationRules?.AutomaticallyAfterDays
      if (RotationRules?.ScheduleExpression !== undefined)
        throw notHere('The practice account takes AutomaticallyAfterDays alone.')
      if (every !== undefined && (every < 1 || every > 1000))
        throw invalid('AutomaticallyAfterDays must be from 1 to 1000.')
      is.RotationEnabled = true
      take(is, call.input, 'RotationLambdaARN')
      // it rotates at once by default (secretsmanager/latest/apireference/API_RotateSecret.html)
      if (RotateImmediately !== false) {
        is.LastRotatedDate = call.now.toISOString()
        is.LastChangedDate = is.LastRotatedDate
      }
      if (every !== undefined)
        set(is, { RotationRules: { AutomaticallyAfterDays: every }, NextRotationDate: daysAgo(call, -every) })
      return named(Name, secret)
    },
    CancelRotateSecret: (call) => {
      const [Name, secret] = undeletedSecret(call, call.input.SecretId)
      secret.is.RotationEnabled = false
      return named(Name, secret)
    },
    PutResourcePolicy: (call) => {
      const [Name, secret] = undeletedSecret(call, call.input.SecretId)
      const parsed = parsePolicy(call.input.ResourcePolicy ?? '')
      if (!parsed.ok) throw awsError('MalformedPolicyDocumentException', 'This resource policy contains invalid Json.')
      if (call.input.BlockPublicPolicy && isPublic(parsed.policy))
        throw awsError('PublicPolicyException', 'You must change the policy: it grants broad access to the secret.')
      secret.policy = call.input.ResourcePolicy
      return named(Name, secret)
    },
    DeleteResourcePolicy: (call) => {
      const [Name, secret] = undeletedSecret(call, call.input.SecretId)
      secret.policy = undefined
      return named(Name, secret)
    },
    DeleteSecret: (call) => {
      const [Name, secret] = undeletedSecret(call, call.input.SecretId)
      const { RecoveryWindowInDays: days = 30, ForceDeleteWithoutRecovery } = call.input
      if (days < 7 || days > 30)
        throw invalid('The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).')
      const DeletionDate = daysAgo(call, -days)
      secret.is.DeletedDate = DeletionDate
      if (ForceDeleteWithoutRecovery) delete call.state.secrets[Name]
      return { ...named(Name, secret), DeletionDate }
    },
    RestoreSecret: (call) => {
      const [Name, secret] = secretOf(call, call.input.SecretId)
      delete secret.is.DeletedDate
      return named(Name, secret)
    },
    TagResource: (call) => tag(undeletedSecret(call, call.input.SecretId)[1], call.input.Tags),
    UntagResource: (call) => untag(undeletedSecret(call, call.input.SecretId)[1], call.input.TagKeys),
  },
})
