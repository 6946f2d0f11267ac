import { cellSources } from './cells.ts'
import { endpointsPage } from './endpoints.ts'
import { generalSources, ofAppliances, type Source } from './sources.ts'

const docs = 'https://docs.aws.amazon.com'
const day = '2026-11-30'
const said = (page: string, says: string, phrase: string): Source => ({
  url: `${docs}/${page}`,
  says,
  phrase,
  read: day,
})

/**
 * What pages of AWS say that were read for the catalog: each with a phrase that `npm run sources` looks for. Where AWS changes a page,
 * the phrase goes, and somebody reads the page and the cells that rest on it again.
 */
export const statements: readonly Source[] = [
  ...generalSources,
  ofAppliances,
  ...cellSources,
  // where services stand in their life
  said('general/latest/gr/maintenance_services.html', 'services closed to new customers', 'Services in Maintenance'),
  said('general/latest/gr/sunset_services.html', 'services with the day on which support ends', 'Services in Sunset'),
  said('general/latest/gr/full_shutdown_services.html', 'services that have ended', 'Services in Full Shutdown'),
  said(
    'migrationhub-refactor-spaces/latest/userguide/what-is-mhub-refactor-spaces.html',
    'Refactor Spaces is closed to new customers since 2025-11-07',
    'no longer open to new customers',
  ),
  said('sagemaker/latest/dg/edge-eol.html', 'SageMaker Edge Manager ended on 2024-04-26', 'Starting in April 26, 2024'),
  // services described in full
  said(
    'AmazonRDS/latest/UserGuide/Welcome.html',
    'AWS patches the operating system and the database software of RDS; the customer optimizes the application',
    'Operating system (OS) patching',
  ),
  said(
    'AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html',
    'some updates wait until the customer applies them; required ones are applied in the maintenance window',
    'applied to the resource automatically',
  ),
  said(
    'AmazonRDS/latest/UserGuide/rds-custom.html',
    'the table of who patches the operating system and the database of RDS Custom, by engine and version',
    'AWS for RPEV, Customer for CEV',
  ),
  said(
    'AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
    'AWS runs the proxies, over several zones',
    'RDS Proxy compute resources are serverless',
  ),
  said(
    'AmazonElastiCache/latest/dg/Self-Service-Updates.html',
    'AWS releases service updates of nodes; the customer applies most of them',
    'You control when to apply an',
  ),
  said(
    'opensearch-service/latest/developerguide/service-software.html',
    'AWS releases service software; the customer applies what is required within 30 days, or loses the domain',
    'apply required service software updates within',
  ),
  said(
    'redshift/latest/mgmt/security-vulnerability-analysis-and-management.html',
    'AWS patches the operating system and the database in the window of the customer',
    'guest operating system (OS) and database',
  ),
  said(
    'lambda/latest/dg/runtime-management-shared.html',
    'Lambda patches managed runtimes by the update mode of the function; the customer rebuilds images',
    'responsible for curating and publishing security',
  ),
  said(
    'eks/latest/userguide/security.html',
    'AWS runs the control plane; the customer patches nodes and configures their network',
    'responsible for the Kubernetes control plane',
  ),
  said(
    'eks/latest/userguide/fargate-pod-patching.html',
    'AWS patches the operating system below pods on Fargate, and evicts pods to do so',
    'periodically patches the OS for AWS',
  ),
  said(
    'AWSEC2/latest/UserGuide/infrastructure-security.html',
    'the hypervisor keeps instances apart; the customer filters their traffic',
    'isolated from each other as though',
  ),
  said(
    'AWSEC2/latest/UserGuide/amazon-ec2-managed-instances.html',
    'AWS configures and patches the instances that a service manages in the account',
    'responsible for the configuration, patching, and',
  ),
  said(
    'vpc/latest/userguide/infrastructure-security.html',
    'the customer filters traffic by security groups and network ACLs',
    'the primary mechanism for controlling network',
  ),
  said(
    'elasticloadbalancing/latest/userguide/infrastructure-security.html',
    'the customer chooses listeners, security groups and subnets of load balancers',
    'to accept traffic only from specific',
  ),
  said(
    'IAM/latest/UserGuide/infrastructure-security.html',
    'AWS protects the network of IAM; policies can restrict the networks of callers',
    'protected by AWS global network security',
  ),
  said(
    'IAM/latest/UserGuide/data-protection.html',
    'AWS encrypts what IAM stores and sends; the customer has no key to manage',
    'stored by IAM is encrypted at',
  ),
  said(
    'IAM/latest/UserGuide/disaster-recovery-resiliency.html',
    'AWS runs the data plane of IAM in three zones of each Region',
    'distributed across at least three Availability',
  ),
  said(
    endpointsPage.replace(`${docs}/`, ''),
    'the services to which a customer can make a private way from its VPC, each with the name of its endpoint',
    'AWS services integrate with AWS PrivateLink',
  ),
  // the categories
  said(
    'whitepapers/latest/aws-security-best-practices/welcome.html',
    'the whitepaper that has the names of the categories is archived',
    'This whitepaper has been archived',
  ),
  said(
    'prescriptive-guidance/latest/strategy-accelerating-security-maturity/understanding-the-security-scope.html',
    'the guidance names infrastructure, container and serverless services, and counts ECS and Fargate as container',
    'Examples of common container services include',
  ),
  said(
    'AmazonECS/latest/developerguide/security-shared-model.html',
    'on EC2 the customer patches the image and the agent; on Fargate AWS patches the infrastructure',
    'Fargate will provision and patch',
  ),
  // third parties
  said(
    'claude-platform/latest/userguide/cpa-vs-bedrock.html',
    'Anthropic operates Claude Platform; the compliance programs of AWS do not cover it',
    'as a third-party offering',
  ),
  said(
    'claude-platform/latest/userguide/welcome.html',
    'models run on infrastructure of Anthropic; AWS authenticates and bills',
    'Claude models run on Anthropic-managed infrastructure',
  ),
  // new services
  said(
    'interconnect/latest/userguide/what-is-interconnect.html',
    'AWS and the provider run redundant devices in at least two facilities',
    'manage all aspects of the physical',
  ),
  said(
    'interconnect/latest/userguide/infrastructure-security.html',
    'AWS encrypts the link to the partner; the network of the partner is for its documents to tell',
    'across MACsec encrypted links',
  ),
  said(
    'devopsagent/latest/userguide/aws-devops-agent-security-encryption-at-rest-for-devops-agent.html',
    'AWS encrypts by default; the customer can choose a key of its own',
    'encrypts all customer data at rest',
  ),
  said(
    'securityagent/latest/userguide/resilience.html',
    'the service runs in several zones; it is no part of a production path',
    'Resilience in AWS Security Agent',
  ),
]
