/** What `demarc root watch --help` says behind the options. */
export const watchHelp = `
Each event is written down before it is told, and once more when it was told, so that nothing is lost and nothing is told twice
over restarts and crashes. Only where the watch is killed between the moment at which the other side took an event and the
record of it cannot be known: then it is sent again, marked as such; a webhook sees the same Idempotency-Key, a FIFO topic the same
deduplication id. Standard output that is a file is read back instead: there each event stands once, also after a crash.
What a webhook or a topic does not take is tried again until it does, also after a restart.

AWS shows root events to CloudTrail's event history some minutes after they happened; a queue has them within seconds.
IAM actions: cloudtrail:LookupEvents and ec2:DescribeRegions, or with --queue sqs:ReceiveMessage and sqs:DeleteMessage, and for a
queue with events of an organization organizations:ListAccounts; with --sns sns:Publish.

Exit codes: 0 stopped, or looked once and told all; 2 bad usage or no credentials; 3 with --once, something could not be seen or
told (it is kept); 130 after Ctrl-C.

Examples:
  demarc root watch
  DEMARC_WEBHOOK=https://hooks.slack.com/services/... demarc root watch
  demarc root watch --queue https://sqs.us-east-1.amazonaws.com/111122223333/root-events
  demarc root watch --sns arn:aws:sns:us-east-1:111122223333:root-use --format json >> root.log
  demarc root watch --once --since 30d                 what has happened, and from then on what is new
  demarc root watch --practice --once --since 90d      the same of a simulated account`
