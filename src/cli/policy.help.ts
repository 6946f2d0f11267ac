/** What `demarc policy --help` says behind the options. */
export const policyHelp = `
Each command has its own policy: root reads, mfa enable writes. mfa stands for mfa list, and watch for root watch. No policy allows demarc
root fix and demarc mfa enable --root: they need the root user.

The policy of a whole scan is longer than a managed policy may be (6,144 characters), and fits into an inline policy of a role (10,240).
CloudFormation and Terraform get as many managed policies as needed.

--long-tail prints the actions that scan --depth deep needs besides the policy of scan: those by which AWS's handlers read the types in use
that have no collector. Actions that change something or read data are left out, so some types cannot be read with this policy. It is split
into managed policies in JSON, too; --check names the policies that lack an action.

Exit codes of --check: 0 every action is allowed; 1 one is denied; 2 bad usage or no credentials; 3 AWS could not be asked.

Examples:
  demarc policy > demarc-policy.json
  aws iam put-role-policy --role-name Auditor --policy-name demarc --policy-document file://demarc-policy.json
  demarc policy --format cloudformation --out demarc-role.yaml
  demarc policy --service s3 --service kms          for a scan of these services
  demarc policy --inventory                         for demarc scan --depth inventory
  demarc policy --long-tail ledger.json             for demarc scan --depth deep, besides the policy of scan
  demarc policy root --org                          for the audit of an organization
  demarc policy root watch --sns arn:aws:sns:us-east-1:111122223333:root-events
  demarc policy mfa enable --format terraform
  demarc policy --check --profile audit
  demarc policy mfa list --check`
