/** What `demarc scan --help` says behind the options. */
export const scanHelp = `
Credentials come from the AWS SDK's default chain: environment, profiles, SSO, aws login, web identity, roles. Nothing is
ever written to the account.

The nearest demarc.yaml counts: standard error says which file that is, and what it accepts. In a pipeline, name it (--config FILE) or
use none (--no-config). demarc help demarc.yaml says more.

--record keeps what AWS answered in a file, without secrets; --replay judges that file later, offline, with the same result. demarc help
recordings says how to prove, and to sign, that it is the one that was made.

--pace says how much of AWS's request quotas the scan may use: gentle a quarter, normal (the default) half, full all of them. The rest is left
to the account's other callers. A scan that waited for quotas for more than a fifth of its time says so; "timing" in the JSON has it by
service and region. At an --endpoint-url there is no limit unless --pace is given.

--region reads some regions only. What lies in the others counts as not seen: a control over the whole account is met by what was
read (a trail of all regions is seen from each), and unknown otherwise. --strict looks at what was refused, not at what was left out.

With --baseline the report is the comparison, in each format, and --fail-on counts new findings. A file of --out in JSON is still the
run: the next scan can be compared with it. demarc diff A B -f json has the comparison as JSON; so has -f json without --out. A picture
is of the run.

A selection (--controls, --service, --framework, --severity) asks some controls and reads only what they rest on. What was
not selected stays in the ledger as unknown. Controls about tags are asked on request only, as the AWS Resource Tagging Standard
is one that people turn on in Security Hub: by --framework aws-resource-tagging, or by their ids without a wildcard.

Exit codes: 0 the scan ran; 1 a finding is at or above --fail-on; 2 bad usage, bad input or no credentials;
3 with --strict, something could not be read (1 comes before 3).

Examples:
  demarc scan --practice
  demarc scan --practice --keep                     the account stays, for the commands that you run next
  demarc scan --depth inventory                     a handful of calls: what is there, read or not
  demarc scan --depth deep                          also what has no collector, by AWS Cloud Control
  demarc scan --compare cloudcontrol --details
  demarc scan --profile audit --region eu-central-1 eu-west-1
  demarc scan --role-arn arn:aws:iam::111122223333:role/Auditor --out ledger.json
  demarc scan --profile production --pace gentle
  demarc scan --out report.html findings.csv map.svg         several files at once
  demarc scan --out summary.html                      the summary alone, a page or two
  demarc scan --format ledger-csv > ledger.csv        every layer of every resource
  demarc scan -f json | jq -r '.findings[] | select(.severity == "critical") | [.control, .resource, .finding] | @tsv'
  demarc scan -f json | jq '.findings | group_by(.severity) | map({(.[0].severity): length}) | add'
  demarc scan -f json | jq -r '.blindSpots[] | [.call, .region, .why] | @tsv'
  demarc scan --out summary.md                        fits a comment of GitHub; --details adds every resource
  demarc scan --format sarif > demarc.sarif
  demarc scan --format svg > map.svg
  demarc scan --fail-on high --strict
  demarc scan --config team-a/demarc.yaml --fail-on high
  demarc scan --baseline ledger.json --fail-on medium     only findings that are new since then (see demarc diff --help)
  demarc scan --baseline ledger.json --out report.html    the report, with what changed since then
  demarc scan --baseline monday.json.gz --fail-on high --out tuesday.json.gz summary.md     the run, and what changed since Monday
  demarc scan --record monday.rec.gz
  demarc scan --replay monday.rec.gz --out monday.json
  demarc scan --controls 'S3.*' --severity critical,high
  demarc scan --service s3 --service kms --framework cis-5.0`
