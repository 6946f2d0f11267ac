import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on IAM, accounts and DNS. */
const rows: readonly PageRow[] = [
  [
    'IAM/latest/UserGuide/access-analyzer-findings.html',
    'an analyzer finds access from outside the zone of trust, and access that is not used; the customer chooses the zone',
    'unused access in your AWS account',
  ],
  [
    'IAM/latest/UserGuide/account-access-manager.html',
    'the customer assigns its roles to users and groups of IAM Identity Center',
    'assign your existing IAM roles',
  ],
  [
    'IAM/latest/UserGuide/best-practices.html',
    'the customer requires MFA and temporary credentials, grants least privilege, and removes what is not used',
    'grant only the permissions required',
  ],
  [
    'IAM/latest/UserGuide/enable-mfa-for-root.html',
    'AWS requires MFA of root users after 35 days; the customer registers the device',
    'Users must register MFA within',
  ],
  [
    'IAM/latest/UserGuide/id_credentials_mfa.html',
    'the customer enables MFA of its users, with up to eight devices of each',
    'register up to eight MFA devices',
  ],
  [
    'IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
    'the customer sets the rules of passwords; AWS has weaker ones by default, and they are no rules for the root user',
    'set a custom password policy on',
  ],
  [
    'IAM/latest/UserGuide/id_credentials_server-certs.html',
    'IAM encrypts private keys; the customer brings certificates from elsewhere, and replaces them',
    'obtain your certificate from an external',
  ],
  [
    'IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
    'the customer decides by the trust policy which accounts and services can use a role',
    'To change who can assume a',
  ],
  [
    'IAM/latest/UserGuide/id_root-user.html',
    'the root user is an identity with full access; the customer keeps it for the tasks that need it',
    "that you don't use the root",
  ],
  [
    'IAM/latest/UserGuide/id_root-user_manage_delete-key.html',
    'the customer deletes the access keys of the root user, signed in as that user',
    'delete the root user access keys',
  ],
  [
    'IAM/latest/UserGuide/root-user-best-practices.html',
    'the customer keeps password, MFA and recovery of the root user apart, and creates no access keys',
    'Restrict access to account recovery',
  ],
  [
    'accounts/latest/reference/accounts-welcome.html',
    'an account holds resources and is their boundary; the customer manages its identities and permissions',
    'acts as an identity and access',
  ],
  [
    'accounts/latest/reference/manage-acct-update-contact-alternate.html',
    'the customer sets the contacts for security, operations and billing',
    'contact up to three alternate contacts',
  ],
  [
    'Route53/latest/DeveloperGuide/protection-from-dangling-dns.html',
    'Route 53 protects the name servers of deleted zones; the customer keeps the records of the parent in step',
    'make sure the parent NS records',
  ],
  [
    'Route53/latest/DeveloperGuide/resolver-dns-firewall.html',
    'the customer filters which names its networks can resolve',
    'filter and regulate outbound DNS traffic',
  ],
  [
    'Route53/latest/DeveloperGuide/disaster-recovery-resiliency.html',
    'AWS runs Route 53 as a global service; the customer chooses regions and zones of resolver endpoints',
    'Route 53 is primarily a global',
  ],
]

export const identityStatements: readonly Source[] = readOn('2026-11-30', rows)
