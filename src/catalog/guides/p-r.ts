import { readOn } from '../sources.ts'

export const guidesPR = readOn('2026-11-30', [
  [
    'pcs/latest/userguide/vulnerability-analysis-and-management.html',
    'AWS patches the controllers; the customer patches the images of compute nodes, and updates the scheduler',
    'patching the operating system on controller',
  ],
  [
    'personalize/latest/dg/what-is-personalize.html',
    'AWS trains models and recommends, from data of the customer',
    'uses your data to generate item',
  ],
  [
    'pinpoint/latest/developerguide/welcome.html',
    'AWS sent messages to segments that the customer defined, until support ended on 2026-10-30',
    'AWS will end support for Amazon',
  ],
  [
    'privateca/latest/userguide/pca-rbp.html',
    'the administrator of an authority shares it by a policy',
    'that you create and manually attach',
  ],
  [
    'prometheus/latest/userguide/what-is-Amazon-Managed-Service-Prometheus.html',
    'AWS scales the service, and copies metrics to three zones; the customer sets how long they are kept',
    'replicated across three Availability Zones in',
  ],
  [
    'quick/latest/userguide/what-is.html',
    'AWS runs the service and its models; the customer connects data and applications',
    'No infrastructure to provision, no models',
  ],
  [
    'r53recovery/latest/dg/what-is-route53-recovery.html',
    'the customer plans and starts shifts of traffic; AWS may do so where it is authorized',
    'authorizes AWS to shift traffic away',
  ],
  [
    'ram/latest/userguide/what-is.html',
    'the owner names the resources, the principals and the permissions of a share',
    'retains full ownership of the resources',
  ],
  [
    'redshift/latest/dg/datashare-overview.html',
    'the customer shares data with other clusters and accounts, and grants the permissions',
    'from one AWS account to another',
  ],
  [
    'redshift/latest/mgmt/connecting-ssl-support.html',
    'AWS installs the certificate; clusters take unencrypted connections until the customer requires SSL',
    'accept a connection whether it uses',
  ],
  [
    'redshift/latest/mgmt/db-auditing.html',
    'audit logs of a cluster are off until the customer turns them on',
    'Audit logging is not turned on',
  ],
  [
    'redshift/latest/mgmt/managing-clusters-vpc.html',
    'the customer gives subnets and security groups, and decides on public access',
    'grant inbound access using a VPC',
  ],
  [
    'redshift/latest/mgmt/redshift-iam-access-control-identity-based.html',
    'the administrator of the account attaches policies to identities',
    'account administrator can attach permissions policies',
  ],
  [
    'redshift/latest/mgmt/serverless-audit-logging.html',
    'the customer selects the logs that are exported',
    'must be selected for export in',
  ],
  [
    'redshift/latest/mgmt/serverless-connecting.html',
    'the customer chooses the port, requires SSL, and grants other networks access',
    'only accepts SSL connections, use the',
  ],
  [
    'redshift/latest/mgmt/serverless-workgroup-namespace.html',
    'a namespace holds the data, its keys and users; a workgroup holds computing, network and limits',
    'collection of database objects and users',
  ],
  [
    'redshift/latest/mgmt/working-with-cluster-subnet-groups.html',
    'a group names the subnets of the customer in which AWS may place and move a cluster',
    'specify a set of subnets in',
  ],
  [
    'rekognition/latest/dg/what-is.html',
    'AWS analyses images and video; a collection of faces is owned and managed by the customer',
    'index of faces that you own',
  ],
  [
    'resilience-hub/latest/userguide/what-is.html',
    'the customer sets goals of resilience and implements what AWS recommends',
    'define your resilience goals, assess your',
  ],
  [
    'rolesanywhere/latest/userguide/introduction.html',
    'the customer registers the authority whose certificates stand for workloads outside of AWS',
    'register the CA with IAM Roles',
  ],
  [
    'rtb-fabric/latest/userguide/what-is-rtb-fabric.html',
    'AWS manages gateways and links; the applications on both ends are run by customers',
    'maintain complete control over your applications',
  ],
])
