/** What `demarc policy --help` says behind the options. */
export const policyHelp = `
The whole is longer than a managed policy may be (6,144 characters), and fits into a role (10,240). CloudFormation and Terraform
get as many managed policies as it takes.

Exit codes of --check: 0 every action is allowed; 1 one is denied; 2 bad usage or no credentials; 3 AWS could not be asked.

Examples:
  demarc policy > demarc-policy.json
  aws iam put-role-policy --role-name Auditor --policy-name demarc --policy-document file://demarc-policy.json
  demarc policy --format cloudformation --out demarc-role.yaml
  demarc policy --service s3 --service kms          for a scan of those alone
  demarc policy --check --profile audit`
