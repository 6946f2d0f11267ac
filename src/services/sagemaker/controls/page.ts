/** The section about a control on AWS's page: `sagemaker-controls.html#sagemaker-1` for `SageMaker.1`. */
export const pageOf = (id: string): string =>
  `https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#${id.toLowerCase().replace('.', '-')}`
