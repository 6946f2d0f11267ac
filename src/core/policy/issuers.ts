/**
 * How a value with a wildcard can still name the tenant: a pattern for the fixed text before the wildcard (`repo:my-org/` in
 * `repo:my-org/*`); `none` when such a value names no tenant; `untold` when we do not know how the issuer writes the claim.
 */
export type TenantPart = RegExp | 'none' | 'untold'

/** An OpenID Connect issuer shared by many customers, told apart only by a claim. */
export interface SharedIssuer {
  /** The claims that name a tenant; a condition on any of them is enough. A name with a colon is a condition key of its own. */
  readonly claims: Readonly<Record<string, TenantPart>>
  /** Matches values that name no tenant even without a wildcard: other tenants can have the same value. */
  readonly namesNone?: RegExp
  /**
   * The audience names the tenant. The IAM provider lists the audiences it accepts, so a trust policy can be narrow without a
   * condition.
   */
  readonly byAudience?: true
}

const organization = /^organization:[^:]+:/
const account = /^account:[^:]+:/
const github: SharedIssuer = {
  claims: {
    // docs.github.com/en/actions/reference/security/oidc: by default the repository; an organization may put other claims first
    sub: /^(?:job_workflow_ref:[^:]+:)?(?:repo:[^/]+\/|repository:[^/:]+\/|(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^:]+:)/,
    repository: /^[^/]+\//,
    repository_id: 'none',
    enterprise_id: 'none',
  },
  // `sub` may consist of claims that do not name the caller: job_workflow_ref names a reusable workflow, which any repository may
  // call when it is public
  // (docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows), and any
  // organization can have an environment "prod". GitHub writes a colon within a value as %3A.
  namesNone:
    /^(?!(?:.*:)?(?:repo|repository|repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):)[a-z_]+:/,
}
/** dvc.org/doc/studio/user-guide/openid-connect: credentials:OWNER/NAME, under its current and its former host name. */
const dvcStudio: SharedIssuer = { claims: { sub: /^credentials:[^/]+\// } }
const byUnknownSubject: SharedIssuer = { claims: { sub: 'untold' } }

/**
 * The shared issuers for which IAM demands a claim in new trust policies (existing roles are unaffected:
 * IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html), and the providers that IAM knows without an ARN
 * (IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif).
 *
 * Not listed, because each customer has its own issuer: CircleCI (oidc.circleci.com/org/ID), Bitbucket Pipelines
 * (api.bitbucket.org/2.0/workspaces/NAME/...), Azure DevOps (vstoken.dev.azure.com/ID), Microsoft Entra (sts.windows.net/ID),
 * Spacelift (NAME.app.spacelift.io), Vercel's team issuer (oidc.vercel.com/TEAM), EKS clusters, self-managed GitLab and GitHub
 * Enterprise Server.
 */
export const sharedIssuers: Readonly<Record<string, SharedIssuer>> = {
  'token.actions.githubusercontent.com': github,
  'vstoken.actions.githubusercontent.com': github,
  'oidc-configuration.audit-log.githubusercontent.com': { claims: { sub: /^https:\/\/github\.com\/[^/]+\// } },
  // docs.gitlab.com/ci/cloud_services/aws
  'gitlab.com': { claims: { sub: /^project_path:[^/:]+\// } },
  // developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration; the second host is
  // HCP Terraform in Europe, with organizations of its own (developer.hashicorp.com/terraform/cloud-docs/europe); AWS does not
  // list it
  'app.terraform.io': { claims: { sub: organization } },
  'app.eu.terraform.io': { claims: { sub: organization } },
  // buildkite.com/docs/pipelines/security/oidc/aws
  'agent.buildkite.com': { claims: { sub: organization } },
  // codefresh.io/docs/docs/integrations/oidc-pipelines
  'oidc.codefresh.io': { claims: { sub: account } },
  // docs.scalr.io/docs/aws
  'scalr.io': { claims: { sub: account } },
  'studio.datachain.ai/api': dvcStudio,
  'studio.iterative.ai/api': dvcStudio,
  // docs.upbound.io/providers/provider-aws/authentication: mcp:ORGANIZATION/CONTROL_PLANE:provider:provider-aws
  'proidc.upbound.io': { claims: { sub: /^mcp:[^/:]+\// } },
  'tokens.cloud.shisho.dev': byUnknownSubject,
  // IBM Turbonomic
  'rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7': byUnknownSubject,
  'rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr': byUnknownSubject,
  'rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg': byUnknownSubject,
  'rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26': byUnknownSubject,
  'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb': byUnknownSubject,
  'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu': byUnknownSubject,
  // Microsoft Sentinel and Defender for Cloud put the tenant in the role session name
  'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d': { claims: { 'sts:rolesessionname': 'none' } },
  'api.pulumi.com/oidc': { claims: { aud: 'none' }, byAudience: true },
  'sandboxes.cloud': { claims: { aud: 'none' }, byAudience: true },
  // vercel.com/docs/oidc/reference: owner:TEAM:project:PROJECT:environment:ENVIRONMENT
  'oidc.vercel.com': { claims: { aud: 'none', sub: /^owner:[^:]+:/ }, byAudience: true },
  // `aud` is the id of an identity pool
  'cognito-identity.amazonaws.com': { claims: { aud: 'none', sub: 'none' } },
  // `aud` is the client (azp). `oaud` names no tenant: any service account can ask for any audience
  'accounts.google.com': { claims: { aud: 'none', sub: 'none', email: 'none' } },
  'graph.facebook.com': { claims: { app_id: 'none', id: 'none' } },
  'www.amazon.com': { claims: { app_id: 'none', user_id: 'none' } },
}
