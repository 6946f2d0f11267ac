/** A member that holds a secret; `when`: only where its struct says so. */
export interface Rule {
  readonly when?: (struct: Readonly<Record<string, unknown>>) => boolean
}

const always: Rule = {}

/**
 * Members that hold secrets, or text in which people keep them, and that the SDK's schemas do not call sensitive: by
 * `service#Struct.member`, as the schemas name them. `redact.test.ts` holds that each exists.
 */
export const secretMembers: Readonly<Record<string, Rule>> = {
  // scripts of instances
  'autoscaling#LaunchConfiguration.UserData': always,
  'ec2#InstanceAttribute.UserData': always,
  // environments: the value goes, its name stays
  'ecs#KeyValuePair.value': always,
  'elasticbeanstalk#ConfigurationOptionSetting.Value': {
    when: ({ Namespace, OptionName }) =>
      Namespace === 'aws:elasticbeanstalk:application:environment' || /password|secret/i.test(String(OptionName)),
  },
  'apigateway#Stage.variables': always,
  'apigatewayv2#Stage.StageVariables': always,
  'apigateway#ApiKey.value': always,
  'sts#Credentials.SessionToken': always,
  // URLs that are signed: whoever has one may read what it leads to
  'lambda#FunctionCodeLocation.Location': always,
  'lambda#LayerVersionContentOutput.Location': always,
  'ecr#AuthorizationData.authorizationToken': always,
  'ecr#GetDownloadUrlForLayerResponse.downloadUrl': always,
}

/**
 * Members that the schemas call sensitive and that are no secrets: names and ids that controls compare and that join one
 * resource to another.
 */
export const sparedMembers: ReadonlySet<string> = new Set([
  's3#ServerSideEncryptionByDefault.KMSMasterKeyID',
  's3#SSEKMS.KeyId',
  'redshiftserverless#Namespace.adminUsername',
  'backup#ListTagsOutput.Tags',
  'backup#BackupRule.RecoveryPointTags',
  'organizations#Account.Name',
])
