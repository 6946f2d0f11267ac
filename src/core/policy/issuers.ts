/**
 * What of a claim names the tenant, so that a wildcard may stand behind it: a pattern for the fixed start of the value
 * (`repo:my-org/` of `repo:my-org/*`); `none` where a value with a wildcard names no tenant; `untold` where we do not know how the
 * issuer writes the claim.
 */
export type TenantPart = RegExp | 'none' | 'untold'

/** An OpenID Connect issuer that many customers share: only a claim tells them apart. */
export interface SharedIssuer {
  /** The claims that name a tenant: any of them narrows a trust. One with a colon is a condition key of its own. */
  readonly claims: Readonly<Record<string, TenantPart>>
  /** A value of the claims that names no tenant, also without a wildcard: what it names, other tenants can have too. */
  readonly namesNone?: RegExp
  /** The audience names the tenant, and the provider in IAM lists the audiences that it takes: a trust may be narrow without a condition. */
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
  // `sub` of claims that name no caller: job_workflow_ref names a reusable workflow, which any repository may call where it is public
  // (docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows), and each
  // organization has an environment "prod" if it likes. GitHub writes a colon within a value as %3A.
  namesNone:
    /^(?!(?:.*:)?(?:repo|repository|repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):)[a-z_]+:/,
}
/** dvc.org/doc/studio/user-guide/openid-connect: credentials:OWNER/NAME, under its names of today and of old. */
const dvcStudio: SharedIssuer = { claims: { sub: /^credentials:[^/]+\// } }
const byUnknownSubject: SharedIssuer = { claims: { sub: 'untold' } }

/**
 * The shared issuers for which IAM demands a claim in a new trust policy; older roles keep what they have
 * (IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html, read 2026-11-30), and the providers that IAM knows without
 * an ARN (IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif).
 *
 * Not here, since each customer has an issuer of its own: CircleCI (oidc.circleci.com/org/ID), Bitbucket Pipelines
 * (api.bitbucket.org/2.0/workspaces/NAME/...), Azure DevOps (vstoken.dev.azure.com/ID), Microsoft Entra (sts.windows.net/ID), Spacelift
 * (NAME.app.spacelift.io), Vercel's team issuer (oidc.vercel.com/TEAM), EKS clusters, self-managed GitLab and GitHub Enterprise Server.
 */
export const sharedIssuers: Readonly<Record<string, SharedIssuer>> = {
  'token.actions.githubusercontent.com': github,
  'vstoken.actions.githubusercontent.com': github,
  'oidc-configuration.audit-log.githubusercontent.com': { claims: { sub: /^https:\/\/github\.com\/[^/]+\// } },
  // docs.gitlab.com/ci/cloud_services/aws
  'gitlab.com': { claims: { sub: /^project_path:[^/:]+\// } },
  // developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration; the second is the host of
  // HCP Terraform in Europe (developer.hashicorp.com/terraform/cloud-docs/europe), whose organizations are its own: AWS does not list it
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
  // Microsoft Sentinel and Defender for Cloud, which call with the tenant in the name of the session
  'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d': { claims: { 'sts:rolesessionname': 'none' } },
  'api.pulumi.com/oidc': { claims: { aud: 'none' }, byAudience: true },
  'sandboxes.cloud': { claims: { aud: 'none' }, byAudience: true },
  // vercel.com/docs/oidc/reference: owner:TEAM:project:PROJECT:environment:ENVIRONMENT
  'oidc.vercel.com': { claims: { aud: 'none', sub: /^owner:[^:]+:/ }, byAudience: true },
  // `aud` is an identity pool
  'cognito-identity.amazonaws.com': { claims: { aud: 'none', sub: 'none' } },
  // `aud` is the client (azp); `oaud` names no tenant: a service account of anyone asks for the audience that it likes
  'accounts.google.com': { claims: { aud: 'none', sub: 'none', email: 'none' } },
  'graph.facebook.com': { claims: { app_id: 'none', id: 'none' } },
  'www.amazon.com': { claims: { app_id: 'none', user_id: 'none' } },
}
