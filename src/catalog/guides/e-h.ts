import { readOn } from '../sources.ts'

export const guidesEH = readOn('2026-11-30', [
  [
    'elasticloadbalancing/latest/classic/introduction.html',
    'a Classic Load Balancer checks for connections and passes requests on to instances, and scales',
    'distributes incoming application traffic across multiple',
  ],
  [
    'elasticloadbalancing/latest/userguide/data-protection.html',
    'the customer configures secure listeners: protocol versions, ciphers and the certificate',
    'When you configure a secure listener',
  ],
  [
    'elasticloadbalancing/latest/userguide/load-balancer-authentication-access-control.html',
    'the administrators of the customer grant every permission on load balancers by IAM policies',
    'authorized (have permissions) to use Elastic',
  ],
  [
    'elemental-inference/latest/userguide/feed-policies.html',
    'the customer attaches a policy to a feed to give other accounts access',
    'policy that you attach to an',
  ],
  [
    'elemental-inference/latest/userguide/what-is.html',
    'AWS applies models to the video that the customer sends',
    'apply machine learning models to video',
  ],
  [
    'emr/latest/EMR-on-EKS-DevelopmentGuide/emr-eks.html',
    'AWS builds the containers of the frameworks; they run on an EKS cluster of the customer',
    'configures, and manages containers for open-source',
  ],
  [
    'emr/latest/EMR-Serverless-UserGuide/emr-serverless.html',
    'AWS runs and scales the workers; the customer chooses the release and submits jobs',
    'configure, optimize, secure, or operate clusters',
  ],
  [
    'emr/latest/ManagementGuide/emr-block-public-access.html',
    'the customer decides, for each Region, whether clusters may be launched with ports open to the public',
    'centrally manage public network access to',
  ],
  [
    'emr/latest/ManagementGuide/emr-security.html',
    'AWS runs what is below the instances; the customer updates clusters, reboots them for kernel patches, and sets security groups',
    'responsibility, management, and updating Amazon EMR',
  ],
  [
    'encryption-sdk/latest/developer-guide/introduction.html',
    'a library of the client encrypts data under wrapping keys that its user names',
    'client-side encryption library designed to',
  ],
  [
    'entityresolution/latest/userguide/what-is-service.html',
    'AWS matches the records that the customer names, by rules, models or providers',
    'link, and enhance related records stored',
  ],
  [
    'eventbridge/latest/userguide/eb-event-bus-logs.html',
    'the customer chooses the log level of an event bus, which is off by default, and the destinations',
    'does not send any logs',
  ],
  [
    'eventbridge/latest/userguide/eb-event-bus-perms.html',
    'a bus takes events of its own account until the customer attaches a policy',
    'only allows events from one account',
  ],
  [
    'eventbridge/latest/userguide/eb-event-bus.html',
    'a bus receives events and passes them on to the targets of matching rules',
    'router that receives events and delivers',
  ],
  [
    'eventbridge/latest/userguide/eb-rule-dlq.html',
    'EventBridge tries again; the customer names a queue for events that cannot be delivered',
    'avoid losing events after they fail',
  ],
  [
    'eventbridge/latest/userguide/eb-use-identity-based.html',
    'the customer attaches permission policies for event buses to its identities',
    'policies that you can attach to',
  ],
  [
    'eventbridge/latest/userguide/eb-what-is.html',
    'a serverless service: event buses and pipes pass events on',
    'a serverless service that uses events',
  ],
  [
    'firehose/latest/dev/what-is-this-service.html',
    'AWS delivers streams; the customer configures producers and destinations',
    'write applications or manage resources',
  ],
  [
    'fis/latest/userguide/what-is.html',
    'AWS runs the experiments that the customer writes, on resources of the customer',
    'perform fault injection experiments on your',
  ],
  [
    'forecast/latest/dg/what-is-forecast.html',
    'AWS trains the models from datasets of the customer; the service takes no new customers',
    'fully managed service that uses statistical',
  ],
  [
    'frauddetector/latest/ug/what-is-frauddetector.html',
    'AWS trains and runs the models; the customer writes the decision logic',
    'custom fraud detection model on your',
  ],
  [
    'global-accelerator/latest/dg/what-is-global-accelerator.html',
    'AWS routes from its edge to healthy endpoints, by policies of the customer',
    'anycast from the AWS edge network',
  ],
  [
    'glue/latest/dg/what-is-glue.html',
    'AWS runs and scales what integrates data; the customer writes jobs and catalogs',
    "there's no infrastructure to manage",
  ],
  [
    'grafana/latest/userguide/what-is-Amazon-Managed-Service-Grafana.html',
    'AWS sets up, scales and maintains the Grafana servers',
    'manages the provisioning, setup, scaling, and',
  ],
  [
    'greengrass/v2/developerguide/what-is-iot-greengrass.html',
    'the runtime runs components on devices of the customer',
    'manage IoT applications on your devices',
  ],
  [
    'ground-station/latest/ug/what-is.html',
    'AWS runs the antennas, including antennas dedicated to one customer',
    'no longer have to build, manage',
  ],
  [
    'guardduty/latest/ug/guardduty_findings.html',
    'GuardDuty makes findings of unexpected activity; the customer views and manages them',
    'unexpected and potentially malicious activity in',
  ],
  [
    'guardduty/latest/ug/malware-protection.html',
    'GuardDuty scans the volumes of instances where the customer enables it or starts a scan',
    'helps you detect the potential presence',
  ],
  [
    'health/latest/ug/what-is-aws-health.html',
    'AWS tells customers of changes of services and resources, so that they can prepare',
    'prepare for planned activities',
  ],
  [
    'healthimaging/latest/devguide/what-is.html',
    'AWS stores medical images, encrypted, and speaks HTTPS alone',
    'stores encrypted customer content and operates',
  ],
  [
    'healthlake/latest/devguide/what-is.html',
    'AWS runs the store of health data and speaks HTTPS; the customer conforms to rules',
    'through a fully managed FHIR data',
  ],
])
