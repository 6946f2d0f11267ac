import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on who does what in services whose types are placed by shape. */
const rows: readonly PageRow[] = [
  [
    'ARG/latest/userguide/resource-groups.html',
    'a group lists resources by the query of the customer',
    'collection of AWS resources that',
  ],
  [
    'AWSCloudFormation/latest/UserGuide/Welcome.html',
    'AWS makes and configures the resources that the template of the customer describes',
    'takes care of provisioning and',
  ],
  [
    'amazonq/latest/qbusiness-ug/data-encryption.html',
    'AWS encrypts with its own key, to which the customer can add one',
    'uses an AWS-owned AWS KMS',
  ],
  [
    'app-mesh/latest/userguide/what-is-app-mesh.html',
    'App Mesh tells proxies what to do that run beside the services of the customer; support ended on 2026-09-30',
    'proxies deployed alongside the application',
  ],
  [
    'appflow/latest/userguide/data-protection.html',
    'AWS encrypts connections and what flows carry; the customer can choose the key',
    'encrypts it using this key',
  ],
  [
    'appstream2/latest/developerguide/update-management.html',
    'AWS updates its agent; the customer updates Windows and the applications, or has images updated',
    'responsible for installing and maintaining',
  ],
  [
    'appsync/latest/devguide/data-protection.html',
    'AppSync speaks TLS; the customer configures it on the servers that its resolvers call',
    'responsibility to verify that TLS',
  ],
  [
    'athena/latest/ug/security-vulnerability-management.html',
    'Athena is serverless: patches and firewalls are for AWS',
    'guest operating system (OS) and database',
  ],
  [
    'audit-manager/latest/userguide/data-protection.html',
    'AWS encrypts evidence with its own key or that of the customer, and deletes it after two years',
    'Data is retained for 2',
  ],
  [
    'aurora-dsql/latest/userguide/data-encryption.html',
    'AWS encrypts all clusters; the customer can choose the key, and change it',
    'encrypts all user data at',
  ],
  [
    'autoscaling/plans/userguide/what-is-a-scaling-plan.html',
    'AWS scales resources as the plan of the customer says',
    'configure auto scaling for related',
  ],
  [
    'awsaccountbilling/latest/aboutv2/billing-what-is.html',
    'AWS bills; the customer configures how costs are shown, divided and exported',
    'help you set up your billing',
  ],
  [
    'awssupport/latest/user/aws-support-app-for-slack.html',
    'the customer manages support cases from the channels that it sets up',
    'manage your AWS support cases',
  ],
  [
    'b2bi/latest/userguide/data-protection.html',
    'documents are encrypted as the customer set its bucket',
    'default encryption options you set',
  ],
  [
    'bedrock-agentcore/latest/devguide/data-encryption.html',
    'AWS encrypts what agents keep, except names and logs of gateways; the customer can choose keys',
    'following data is not encrypted',
  ],
  [
    'braket/latest/developerguide/what-is-braket.html',
    'AWS runs notebooks and simulators; the quantum computers are those of third parties',
    'offers a variety of hardware',
  ],
  [
    'chatbot/latest/adminguide/what-is.html',
    'AWS passes notifications on to channels; the customer sets what a channel is allowed to do',
    'forwards them to chat channels',
  ],
  [
    'clean-rooms/latest/userguide/data-protection.html',
    'AWS encrypts what Clean Rooms keeps, and speaks TLS; the customer can choose the key',
    'always encrypts all service metadata',
  ],
  [
    'cloud-map/latest/dg/what-is-cloud-map.html',
    'AWS answers where the resources are that the customer registers',
    'fully managed solution that you',
  ],
  [
    'cloud9/latest/user-guide/vulnerability-analysis-and-management.html',
    'AWS patches the operating system of an environment after launch; the customer updates the tools',
    'automatically installs operating system security',
  ],
  [
    'cloudhsm/latest/userguide/update-management.html',
    'firmware is for AWS to manage; a third party makes it',
    'which AWS does not have',
  ],
  [
    'batch/latest/userguide/managing-ami-versions.html',
    'AWS Batch tells of newer images; the customer updates the environment, and its own images',
    'responsible for maintaining and updating',
  ],
  [
    'chime-sdk/latest/ag/what-is-chime-sdk.html',
    'AWS runs calls, meetings and messages that the customer adds to its applications',
    'creating and maintaining their own',
  ],
  [
    'codecommit/latest/userguide/encryption.html',
    'AWS encrypts repositories; the customer can choose the key',
    'is encrypted in transit and',
  ],
  [
    'codedeploy/latest/userguide/welcome.html',
    'AWS puts what the customer keeps in a bucket or repository on the targets that the customer names',
    'automates application deployments to Amazon',
  ],
  [
    'codeguru/latest/profiler-ug/data-protection.html',
    'AWS encrypts profiles by itself, and keeps them for up to three years',
    "provided by default and don't",
  ],
  [
    'codeguru/latest/reviewer-ug/data-protection.html',
    'AWS encrypts what it keeps; the customer can choose the key',
    'encrypted by default using a',
  ],
  [
    'codepipeline/latest/userguide/data-protection.html',
    'artifacts are in a bucket of the customer, under a key of AWS or of the customer',
    'stored in a customer-owned S3',
  ],
  [
    'cognito/latest/developerguide/data-protection.html',
    'AWS encrypts pools; the customer can choose the key of a user pool',
    'encrypted at rest in accordance',
  ],
  [
    'comprehend/latest/dg/kms-in-comprehend.html',
    'AWS encrypts; the customer can choose the keys of volumes, results and models',
    'encrypts custom models with its',
  ],
  [
    'compute-optimizer/latest/ug/what-is-compute-optimizer.html',
    'AWS analyzes resources after the customer has turned it on',
    'You must opt in to',
  ],
  [
    'connect/latest/adminguide/encryption-at-rest.html',
    'AWS encrypts; the customer names the key of recordings, and must bring one for customer profiles',
    'encryption keys owned by AWS',
  ],
  [
    'controltower/latest/userguide/what-is-control-tower.html',
    'AWS sets up a landing zone, whose accounts and controls the customer chooses',
    'Resources are set up and',
  ],
  [
    'cur/latest/userguide/what-is-data-exports.html',
    'AWS delivers billing data to the bucket that the customer names',
    'Create recurring exports with the',
  ],
  [
    'data-exchange/latest/userguide/what-is.html',
    'AWS stores and delivers what one customer publishes and another subscribes to',
    'eliminates the need to build',
  ],
  [
    'databrew/latest/dg/encryption-at-rest.html',
    'the customer configures encryption of what jobs and logs write',
    'specify encryption keys using the',
  ],
  [
    'datasync/latest/userguide/encryption-in-transit.html',
    'AWS encrypts between locations; to and from the storage itself as that storage speaks',
    'uses the most secure options',
  ],
  [
    'datazone/latest/userguide/encryption-rest-datazone.html',
    'AWS encrypts with its own keys; the customer can choose the key of a domain',
    'uses default AWS-owned keys to',
  ],
  [
    'detective/latest/userguide/data-protection.html',
    'AWS encrypts the graph that it makes from logs',
    'encrypts all data that it',
  ],
  [
    'devicefarm/latest/developerguide/data-protection.html',
    'AWS runs the devices, on which data of tests is not encrypted at rest; the customer archives results, and secures the traffic of its applications',
    'testing data is not encrypted',
  ],
  [
    'devops-guru/latest/userguide/data-protection.html',
    'AWS encrypts what it analyzes; the customer can bring a key',
    'stored using Amazon S3, Amazon',
  ],
  [
    'drs/latest/userguide/what-is-drs.html',
    'copies of servers are in the account of the customer, who installs the agent, tests and recovers',
    'staging area subnet in your',
  ],
  [
    'dtconsole/latest/userguide/welcome-connections.html',
    'the customer lets AWS read its repository with a third party',
    'connect to a third-party repository',
  ],
  [
    'codeartifact/latest/ug/welcome.html',
    'AWS stores packages, which are never public; the customer lets package managers sign in',
    'requires users to authenticate with',
  ],
  [
    'aws-supply-chain/latest/APIReference/API_CreateInstance.html',
    'AWS encrypts with its own key unless the customer names one',
    'uses the AWS owned KMS',
  ],
  [
    'devops-guru/latest/userguide/devops-guru-end-of-support.html',
    'DevOps Guru ends on 2027-09-30, and is closed to new customers since 2026-10-29',
    'decided to end support for',
  ],
]

export const namespaceStatements: readonly Source[] = readOn('2026-11-30', rows)
