/** What `demarc root audit --help` says behind the options. */
export const auditHelp = `
Four measures protect the root user: a strong password, no access keys, use only for the tasks that need it, and MFA. Each is
met, unmet, attested (a person signed for what AWS cannot show, see demarc attest) or unknown. Nothing is ever written to
the account. A read-only role is enough; a call that it may not make is named with its IAM action.

--org opens a session of sts:AssumeRoot with the audit task policy in each member account, up to 48 at a time. It needs
sts:AssumeRoot, organizations:ListAccounts, and the organization's RootCredentialsManagement enabled. Such a session cannot read
CloudTrail, so limited use rests on the last use of the password and the keys.

--contacts asks account:GetContactInformation and GetAlternateContact of each account, with trusted access of AWS Account Management:
to recover a root user, AWS uses its e-mail address and the phone number of the primary contact.

Exit codes: 0 the audit ran; 1 with --fail-on-unmet, a measure is unmet; 2 bad usage or no credentials; 3 with --strict,
something could not be read (1 comes before 3).

Examples:
  demarc root
  demarc root --practice
  demarc root --details                                every fact and event; on a terminal through $PAGER
  demarc root --profile audit --fail-on-unmet
  demarc root --days 30 --out root.html root.json      several files at once
  demarc root --org --resume org.jsonl --out org.html org.csv
  demarc root --org --practice company
  demarc root --org --contacts --out org.html
  demarc root --org --watch-list
  demarc root --org --baseline monday.json --out org.html org.json      with what changed since Monday
  demarc root --format json | jq '.measures[] | {measure, state}'`
