import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on disks, Kubernetes, load balancers and models, and on the purpose of namespaces. */
const rows: readonly PageRow[] = [
  [
    'config/latest/developerguide/delete-config-data-with-retention-period.html',
    'the customer chooses how long AWS Config keeps what it recorded: seven years by default',
    'delete your data by specifying',
  ],
  [
    'directconnect/latest/UserGuide/disaster-recovery-resiliency.html',
    'the customer orders connections in several locations, as the toolkit of AWS proposes',
    'You select a resiliency model',
  ],
  [
    'directconnect/latest/UserGuide/encryption-in-transit.html',
    'AWS does not encrypt traffic on the link; the customer uses MACsec, a VPN, or TLS',
    'does not encrypt your traffic',
  ],
  [
    'ebs/latest/userguide/disaster-recovery-resiliency.html',
    'EBS offers snapshots by plan, and copies in other regions, which the customer sets up',
    'Copying EBS snapshots across Regions',
  ],
  [
    'ebs/latest/userguide/ebs-modifying-snapshot-permissions.html',
    'the customer shares snapshots with accounts, or makes them public where they are not encrypted',
    'giving others access to all',
  ],
  [
    'ebs/latest/userguide/encryption-by-default.html',
    'the customer sets for each region whether new disks are encrypted, and by which key',
    'is a Region-specific setting',
  ],
  [
    'ebs/latest/userguide/recycle-bin.html',
    'AWS keeps deleted disks, snapshots and images for as long as the rule of the customer says',
    'time period that you specify',
  ],
  [
    'ebs/latest/userguide/snapshot-lifecycle.html',
    'AWS makes and deletes snapshots and images by the policy of the customer',
    'automate the creation, retention, and deletion',
  ],
  [
    'efs/latest/ug/iam-access-control-nfs-efs.html',
    'without a policy of the customer, each client that reaches a mount target has full access',
    'grants full access to any',
  ],
  [
    'efs/latest/ug/monitoring-cloudwatch.html',
    'AWS sends metrics each minute; the customer watches them, and sets alarms',
    'is automatically sent to CloudWatch',
  ],
  [
    'efs/latest/ug/network-access.html',
    'the customer sets security groups of mount targets, which have no public address',
    'set up security groups with minimal',
  ],
  [
    'eks/latest/userguide/access-entries.html',
    'the customer grants identities permissions in a cluster',
    'associates a set of Kubernetes permissions',
  ],
  [
    'eks/latest/userguide/control-plane-logs.html',
    'the customer enables each type of logs of the control plane; by default there are none',
    'must enable each log type',
  ],
  [
    'eks/latest/userguide/eks-observe.html',
    'the customer collects logs and metrics of clusters, nodes and pods with tools that it sets up',
    'make sure that your monitoring plan',
  ],
  [
    'elasticbeanstalk/latest/dg/configuring-https.html',
    'the customer configures HTTPS at the load balancer, at the instances, or at both',
    'is a must for any application',
  ],
  [
    'elasticloadbalancing/latest/application/load-balancer-monitoring.html',
    'the customer can turn on logs of requests, connections and health checks',
    'capture detailed information about the requests',
  ],
  [
    'elasticloadbalancing/latest/application/mutual-authentication.html',
    'the customer uploads the authorities whose clients a listener trusts',
    'only trusted clients communicate with your',
  ],
  [
    'elasticloadbalancing/latest/classic/elb-monitor-logs.html',
    'the customer can have logs of requests written to a bucket of its own',
    'capture detailed information for requests',
  ],
  [
    'claude-platform/latest/userguide/data-residency.html',
    'the customer chooses with each request where the model runs: in the US, or anywhere that Anthropic operates',
    'Set the inference geography per request',
  ],
  [
    'claude-platform/latest/userguide/iam-policies.html',
    'the customer grants actions on workspaces by policies of IAM',
    'grant or deny access to specific',
  ],
  [
    'claude-platform/latest/userguide/monitoring.html',
    'the customer configures CloudTrail to record requests to a workspace',
    'Logging them requires explicit configuration',
  ],
  [
    'bedrock/latest/userguide/prompt-injection.html',
    'AWS secures the service and what runs it; the customer secures its application, and its prompts',
    'vulnerabilities like prompt injection lies with',
  ],
  [
    'bedrock/latest/userguide/guardrails.html',
    'the customer configures filters of what models are asked and answer',
    'provides configurable safeguards to help',
  ],
  [
    'controltower/latest/controlreference/data-residency-controls.html',
    'the customer can apply controls that keep data in the regions that it selects',
    "complement your enterprise's data residency posture",
  ],
  [
    'connecthealth/latest/APIReference/API_CreateDomain.html',
    'the customer can name the key that encrypts the data of a domain',
    'to use for encrypting data',
  ],
  [
    'datapipeline/latest/DeveloperGuide/what-is-datapipeline.html',
    'Data Pipeline is closed to new customers; it runs tasks on instances of the customer',
    'no longer available to new',
  ],
  [
    'appconfig/latest/userguide/appconfig-security.html',
    'AWS encrypts configurations with its own key, to which the customer can add one',
    'provides encryption by default to protect',
  ],
  [
    'elasticbeanstalk/latest/dg/vpc.html',
    'the customer chooses VPC, subnets and security groups of instances and load balancer',
    'you choose which VPC, subnets',
  ],
  [
    'eks/latest/userguide/eks-add-ons.html',
    'AWS builds and patches its own add-ons, a partner those of the marketplace; the customer updates them in the cluster',
    'Patched by AWS Partner',
  ],
]

export const platformStatements: readonly Source[] = readOn('2026-11-30', rows)
