/** What `demarc model --help` says behind the options. */
export const modelHelp = `
Examples:
  demarc model                           the model in one screen
  demarc model ec2                       the 17 layers of EC2, with the responsibilities in each
  demarc model AWS::RDS::DBInstance      one resource type, and what moves the line
  demarc model --compare ec2 rds s3      the staircase
  demarc model AWS::RDS::DBInstance --given Engine=custom-oracle-ee
                                         the line for that configuration
  demarc model ec2 --moves               every configuration that moves the line, with its AWS page
  demarc model --all --format markdown   every resource type, as a table for a document`
