import type { Category } from './layers.ts'

type Placed = Exclude<Category, 'unclassified'>

/** A statement with its page. */
export interface Note {
  readonly says: string
  readonly source: string
}

const docs = 'https://docs.aws.amazon.com'
/** "AWS Security Best Practices" (August 2016), archived by AWS: the page has the notice, but no longer the text. */
const whitepaper = `${docs}/whitepapers/latest/aws-security-best-practices/welcome.html`
const guidance = `${docs}/prescriptive-guidance/latest/strategy-accelerating-security-maturity/understanding-the-security-scope.html`

/** The source of the three names, and the names in AWS's newer pages. */
const names: readonly Note[] = [
  {
    says: 'The names infrastructure, container and abstracted are those of the whitepaper "AWS Security Best Practices" (2016), which AWS has archived',
    source: whitepaper,
  },
]

export const categories: Readonly<
  Record<Placed, { readonly means: string; readonly source: string; readonly notes: readonly Note[] }>
> = {
  infrastructure: {
    means: 'AWS runs the hardware and the virtualization; you run the guest operating system and everything above it',
    source: whitepaper,
    notes: [
      ...names,
      {
        says: "AWS's prescriptive guidance uses this name, too, and counts Amazon ECS among container services",
        source: guidance,
      },
      {
        says: 'Demarc goes by the party that patches the operating system: Amazon ECS tasks and Kubernetes pods on your own instances are infrastructure, on AWS Fargate AWS patches',
        source: `${docs}/AmazonECS/latest/developerguide/security-shared-model.html`,
      },
    ],
  },
  container: {
    means: 'As a rule, AWS also provides the operating system patches, and AWS and you share the platform',
    source: whitepaper,
    notes: [
      {
        says: 'Container means a managed service on instances of your own, such as Amazon RDS or AWS Elastic Beanstalk, not Docker',
        source: whitepaper,
      },
      ...names,
      {
        says: "AWS's prescriptive guidance calls Amazon EKS, Amazon ECR, Amazon ECS and AWS Fargate container services",
        source: guidance,
      },
      {
        says: 'The shared responsibility model calls these services single-tenant: AWS makes the patches, you choose the maintenance window or apply the update',
        source: `${docs}/wellarchitected/latest/security-pillar/shared-responsibility.html`,
      },
      {
        says: 'Amazon EMR, which the whitepaper counts here, is infrastructure in Demarc: its instances are yours to patch',
        source: `${docs}/emr/latest/ManagementGuide/emr-security.html`,
      },
    ],
  },
  abstracted: {
    means: 'AWS runs everything up to an endpoint; you are responsible for data, identities and settings',
    source: whitepaper,
    notes: [
      ...names,
      { says: "AWS's prescriptive guidance calls such services serverless", source: guidance },
      {
        says: 'The shared responsibility model still calls them abstracted, such as Amazon S3 and Amazon DynamoDB',
        source: `${docs}/wellarchitected/latest/security-pillar/shared-responsibility.html`,
      },
    ],
  },
}
