/** What `demarc root watch --help` says behind the options. */
export const watchHelp = `
Sign-ins and changes are reported at once. The reads of one session come in one message: when the session made none for 5 minutes, 30
minutes after its first, at the end of the watch, or at once with --once. Each message has a severity: critical for a sign-in without MFA and for calls that can take over the account (CreateAccessKey,
DeactivateMFADevice ...), high for other sign-ins and changes, medium for refused calls, low for reads. --only reports the kinds that you
name; the journal notes the others, and they are never reported later.

The journal notes each message before it is sent, and again when it was received. So no message is lost or sent twice, also after a
restart or a crash. There is one exception: if the watch is killed after the receiver has a message and before the journal notes it, the
message is sent again and says so. A webhook then gets the same Idempotency-Key, a FIFO topic the same deduplication ID. If standard
output is a file, the watch reads the file instead, and each message is in it once, also after a crash. If a webhook or a topic refuses a
message, the watch tries again until it succeeds, also after a restart.

CloudTrail's event history shows root events some minutes after they happen; a queue has them within seconds.
IAM actions: cloudtrail:LookupEvents and ec2:DescribeRegions, or with --queue sqs:ReceiveMessage and sqs:DeleteMessage, and for a
queue with events of an organization organizations:ListAccounts; with --sns sns:Publish.

Exit codes: 0 stopped, or with --once everything was sent; 2 bad usage or no credentials; 3 with --once, something could not be read or
sent (the next run sends it); 130 after Ctrl-C.

Examples:
  demarc root watch
  DEMARC_WEBHOOK=https://hooks.slack.com/services/... demarc root watch
  demarc root watch --queue https://sqs.us-east-1.amazonaws.com/111122223333/root-events
  demarc root watch --sns arn:aws:sns:us-east-1:111122223333:root-use --format json >> root.log
  demarc root watch --only sign-in,write               no reads
  demarc root watch --once --since 30d                 the last 30 days; later runs report what is new
  demarc root watch --practice --once --since 90d      the same, for a simulated account`
