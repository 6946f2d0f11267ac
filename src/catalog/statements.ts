import { cellSources } from './cells.ts'
import { dataStatements } from './data-statements.ts'
import { apiStatements } from './guides/apis.ts'
import { computeStatements } from './guides/compute.ts'
import { databaseStatements } from './guides/databases.ts'
import { identityStatements } from './guides/identity.ts'
import { namespaceStatements } from './guides/namespaces.ts'
import { platformStatements } from './guides/platforms.ts'
import { storageStatements } from './guides/storage.ts'
import { guideStatements } from './guides.ts'
import { layerStatements } from './layer-statements.ts'
import { moveStatements } from './move-statements.ts'
import { cellStatements } from './page-statements.ts'
import { serviceStatements } from './service-statements.ts'
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
 * What the AWS pages read for the catalog say, each with a phrase that `npm run sources` looks for. When AWS changes a page so
 * that the phrase is missing, read the page and the cells that cite it again.
 */
export const statements: readonly Source[] = [
  ...generalSources,
  ofAppliances,
  ...cellSources,
  // lifecycle of services
  said('general/latest/gr/maintenance_services.html', 'services closed to new customers', 'Services in Maintenance'),
  said('general/latest/gr/sunset_services.html', 'services with the day on which support ends', 'Services in Sunset'),
  said('general/latest/gr/full_shutdown_services.html', 'services that have ended', 'Services in Full Shutdown'),
  said(
    'migrationhub-refactor-spaces/latest/userguide/what-is-mhub-refactor-spaces.html',
    'Refactor Spaces is closed to new customers since 2025-11-07',
    'no longer open to new customers',
  ),
  said('sagemaker/latest/dg/edge-eol.html', 'SageMaker Edge Manager ended on 2024-04-26', 'Starting in April 26, 2024'),
  ...serviceStatements,
  ...cellStatements,
  ...moveStatements,
  ...layerStatements,
  ...dataStatements,
  ...computeStatements,
  ...databaseStatements,
  ...identityStatements,
  ...apiStatements,
  ...platformStatements,
  ...namespaceStatements,
  ...storageStatements,
  ...guideStatements,
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
