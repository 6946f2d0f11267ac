/** The section of AWS's page about a control: `SageMaker.1` has `sagemaker-controls.html#sagemaker-1`. */
export const pageOf = (id: string): string =>
  `https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#${id.toLowerCase().replace('.', '-')}`
