/** What `demarc learn --help` says behind the options. */
export const learnHelp = `
The lessons work offline, in order: a quiz on who is responsible for what, the root user, and three labs on a practice account in
this process, which you change with the AWS CLI, boto3 or any SDK from another terminal. A scan grades a lab. Your progress is kept
in a file that only you can read ($XDG_STATE_HOME/demarc/learn). Ctrl-C leaves a lesson; the same command continues it later. --auto
is not graded. docs/learn.md shows how to write a lesson.

Exit codes: 0 the lesson is passed; 1 not yet, or with --grade not all are passed; 2 bad usage or a bad lesson file; 130 after Ctrl-C.

Examples:
  demarc learn                                  the lessons, and how far you are
  demarc learn 1                                play the first
  demarc learn line --seed class-7              the same questions for a whole class
  demarc learn 3 --auto                         see a lab played, without questions
  demarc learn --grade --format junit           the grades, for a classroom
  demarc learn --lessons my-lessons             with lessons of your own
  demarc learn --certificate card.svg --name "Kim Berg"`
