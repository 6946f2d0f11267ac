export interface ElasticBeanstalkState {
  'AWS::ElasticBeanstalk::Environment': { Status: string }
}
