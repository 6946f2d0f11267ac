/** What `demarc policy --help` says behind the options. */
export const policyHelp = `
Each command has a policy of its own: root reads, mfa enable writes. mfa is mfa list, watch is root watch. Only the root user, and no
policy, gives what demarc root fix and demarc mfa enable --root need.

The whole of a scan is longer than a managed policy may be (6,144 characters), and fits into a role (10,240). CloudFormation and Terraform
get as many managed policies as it takes.

--long-tail gives what scan --depth deep asks besides the policy of scan: the actions by which AWS's handlers read the types in use that have no
collector. Actions that change something or read data are left out, so that some types cannot be read with it. It is split into managed policies
as JSON, too; --check says which of them something is missing of.

Exit codes of --check: 0 every action is allowed; 1 one is denied; 2 bad usage or no credentials; 3 AWS could not be asked.

Examples:
  demarc policy > demarc-policy.json
  aws iam put-role-policy --role-name Auditor --policy-name demarc --policy-document file://demarc-policy.json
  demarc policy --format cloudformation --out demarc-role.yaml
  demarc policy --service s3 --service kms          for a scan of those alone
  demarc policy --inventory                         for demarc scan --depth inventory
  demarc policy --long-tail ledger.json             for demarc scan --depth deep, besides the policy of scan
  demarc policy root --org                          for the audit of an organization
  demarc policy root watch --sns arn:aws:sns:us-east-1:111122223333:root-events
  demarc policy mfa enable --format terraform
  demarc policy --check --profile audit
  demarc policy mfa list --check`
