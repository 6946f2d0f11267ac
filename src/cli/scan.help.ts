/** What `demarc scan --help` says behind the options. */
export const scanHelp = `
Credentials come from the AWS SDK's default chain: environment, profiles, SSO, aws login, web identity, roles. Nothing is
ever written to the account.

The scan uses the nearest demarc.yaml; standard error names the file and what it accepts. In a pipeline, name the file (--config FILE) or
use none (--no-config). For more: demarc help demarc.yaml.

--record keeps AWS's answers in a file, without secrets; --replay evaluates that file later, offline, with the same result. How to sign
a recording and verify it: demarc help recordings.

--pace says how much of AWS's request quotas the scan may use: gentle a quarter, normal (the default) half, full all of them. The account's other callers have the rest. A scan that waits for quotas for more than a fifth of its time says so; "timing" in the JSON
has the waits by service and region. With --endpoint-url there is no limit unless --pace is given.

--region reads some regions only, and the others count as not read. A control over the whole account is met if the regions read are
enough for it (each region shows a multi-Region trail), and unknown otherwise. --strict counts refused calls, not regions left out.

With --baseline every format shows the comparison, and --fail-on counts new findings. Two exceptions: a JSON file of --out holds the
run, so that the next scan can be compared with it, and a picture shows the run. For the comparison as JSON, use -f json without --out,
or demarc diff A B -f json.

A selection (--controls, --service, --framework, --severity) evaluates some controls and reads only what they need. The other controls
stay in the ledger as unknown. Controls about tags run on request only, as the AWS Resource Tagging Standard does in Security Hub:
select them by --framework aws-resource-tagging, or by their ids without a wildcard.

Exit codes: 0 the scan ran; 1 a finding is at or above --fail-on; 2 bad usage, bad input or no credentials;
3 with --strict, something could not be read (1 comes before 3).

Examples:
  demarc scan --practice
  demarc scan --practice --keep                     keep the account for the next commands
  demarc scan --depth inventory                     list the resources in a few calls, and read none
  demarc scan --depth deep                          read the other types by AWS Cloud Control
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
  demarc scan --out summary.md                        fits a GitHub comment; --details adds every resource
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
