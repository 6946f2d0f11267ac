"""Makes resources of each service in a moto server, rightly and wrongly set, and prints the verdicts to expect as JSON.

Usage: make_moto.py ENDPOINT. Each `expect` names a control, the resource's name or the end of its id, and the verdict that
AWS's documentation of the control demands for what was made. What moto answers otherwise than AWS is not expected:
- a bucket without encryption of its own (AWS encrypts every bucket with SSE-S3);
- the canned ACL public-read-write (moto grants READ alone);
- the event selectors of a new trail (moto answers none; AWS records all management events).
"""
import json

from moto_common import ACCOUNT, REGION, client, expect, tell


def s3():
    api = client("s3")
    place = {"LocationConstraint": REGION}
    for name in ("right-bucket", "wrong-bucket"):
        api.create_bucket(Bucket=name, CreateBucketConfiguration=place)
    api.put_public_access_block(
        Bucket="right-bucket",
        PublicAccessBlockConfiguration={
            "BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": True,
        },
    )
    api.put_bucket_versioning(Bucket="right-bucket", VersioningConfiguration={"Status": "Enabled"})
    api.put_bucket_policy(Bucket="right-bucket", Policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Deny", "Principal": "*", "Action": "s3:*",
            "Resource": ["arn:aws:s3:::right-bucket", "arn:aws:s3:::right-bucket/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }],
    }))
    api.put_bucket_lifecycle_configuration(Bucket="right-bucket", LifecycleConfiguration={
        "Rules": [{"ID": "old", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 365},
                   "NoncurrentVersionExpiration": {"NoncurrentDays": 30}}],
    })
    # public: anyone may write and read
    api.put_bucket_policy(Bucket="wrong-bucket", Policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["s3:GetObject", "s3:PutObject"],
                       "Resource": "arn:aws:s3:::wrong-bucket/*"}],
    }))
    key = client("kms").create_key(Description="buckets")["KeyMetadata"]["Arn"]
    api.put_bucket_encryption(Bucket="right-bucket", ServerSideEncryptionConfiguration={
        "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}],
    })
    api.put_bucket_encryption(Bucket="wrong-bucket", ServerSideEncryptionConfiguration={
        "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}],
    })
    for name, owns in (("right-bucket", "BucketOwnerEnforced"), ("wrong-bucket", "ObjectWriter")):
        api.put_bucket_ownership_controls(Bucket=name, OwnershipControls={"Rules": [{"ObjectOwnership": owns}]})
    api.put_bucket_acl(Bucket="wrong-bucket", ACL="public-read")
    api.create_bucket(Bucket="log-bucket", CreateBucketConfiguration=place, ObjectLockEnabledForBucket=True)
    api.put_bucket_policy(Bucket="log-bucket", Policy=json.dumps({
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:PutObject",
             "Resource": "arn:aws:s3:::log-bucket/*", "Condition": {"StringEquals": {"aws:SourceAccount": ACCOUNT}}},
            # another company may change who reads it
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"}, "Action": "s3:PutBucketPolicy",
             "Resource": "arn:aws:s3:::log-bucket"},
        ],
    }))
    api.put_bucket_logging(Bucket="right-bucket", BucketLoggingStatus={
        "LoggingEnabled": {"TargetBucket": "log-bucket", "TargetPrefix": "right/"},
    })
    # a grant to a service is not public; one to a stranger is S3.6's to tell
    expect("S3.2", "log-bucket", "met")
    expect("S3.3", "log-bucket", "met")
    expect("S3.6", "log-bucket", "unmet")
    expect("S3.6", "right-bucket", "met")
    expect("S3.15", "log-bucket", "met")
    expect("S3.15", "wrong-bucket", "unmet")
    # a lifecycle is asked only of buckets with versioning
    expect("S3.10", "right-bucket", "met")
    expect("S3.10", "wrong-bucket", "not-applicable")
    client("s3control", "us-east-1").put_public_access_block(AccountId=ACCOUNT, PublicAccessBlockConfiguration={
        "BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": False, "RestrictPublicBuckets": False,
    })
    expect("S3.1", f"Demarc::S3::AccountPublicAccessBlock/{ACCOUNT}/global", "unmet")
    for control in ("S3.2", "S3.3", "S3.5", "S3.8", "S3.9", "S3.12", "S3.13", "S3.14", "S3.17"):
        expect(control, "right-bucket", "met")
        expect(control, "wrong-bucket", "unmet")


def ec2():
    api = client("ec2")
    vpc = api.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.9.1.0/24")["Subnet"]["SubnetId"]
    expect("EC2.6", vpc, "unmet")
    watched = api.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
    client("s3").create_bucket(Bucket="flow-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
    api.create_flow_logs(ResourceIds=[watched], ResourceType="VPC", TrafficType="REJECT", LogDestinationType="s3",
                         LogDestination="arn:aws:s3:::flow-logs")
    expect("EC2.6", watched, "met")
    expect("EC2.15", subnet, "met")
    public = api.create_subnet(VpcId=vpc, CidrBlock="10.9.2.0/24")["Subnet"]["SubnetId"]
    api.modify_subnet_attribute(SubnetId=public, MapPublicIpOnLaunch={"Value": True})
    expect("EC2.15", public, "unmet")
    six = api.create_subnet(VpcId=vpc, CidrBlock="10.9.3.0/24")["Subnet"]["SubnetId"]
    api.modify_subnet_attribute(SubnetId=six, AssignIpv6AddressOnCreation={"Value": True})
    expect("EC2.15", six, "unmet")

    def group(name, *permissions):
        made = api.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
        if permissions:
            api.authorize_security_group_ingress(GroupId=made, IpPermissions=list(permissions))
        return made

    anywhere, office = [{"CidrIp": "0.0.0.0/0"}], [{"CidrIp": "203.0.113.0/24"}]
    everywhere6 = [{"CidrIpv6": "::/0"}]
    listed = {name: api.create_managed_prefix_list(
        PrefixListName=name, AddressFamily=family, MaxEntries=2, Entries=[{"Cidr": cidr} for cidr in cidrs])["PrefixList"]["PrefixListId"]
        for name, family, cidrs in (("open", "IPv4", ("203.0.113.0/24", "0.0.0.0/0")), ("open6", "IPv6", ("::/0",)),
                                    ("shut", "IPv4", ("203.0.113.0/24",)))}
    by_aws = next(one["PrefixListId"] for one in api.describe_managed_prefix_lists()["PrefixLists"] if one["OwnerId"] == "AWS")

    def by_list(name, prefix_list, port=22):
        return group(name, {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "PrefixListIds": [{"PrefixListId": prefix_list}]})
    right = group("right", {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": office})
    ssh = group("ssh-open", {"IpProtocol": "tcp", "FromPort": 20, "ToPort": 30, "IpRanges": anywhere})
    ssh6 = group("ssh-open-6", {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "Ipv6Ranges": everywhere6})
    every = group("all-open", {"IpProtocol": "-1", "IpRanges": anywhere})
    rdp = group("rdp-open", {"IpProtocol": "tcp", "FromPort": 3389, "ToPort": 3389, "IpRanges": anywhere})
    web = group("web", {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": anywhere})
    # EC2.18 has no finding where no rule names the internet (vpc-sg-open-only-to-authorized-ports.html)
    for name, v13, v14, v18 in (
        (right, "met", "met", "not-applicable"), (ssh, "unmet", "met", "unmet"), (ssh6, "unmet", "met", "unmet"),
        (every, "unmet", "unmet", "unmet"), (rdp, "met", "unmet", "unmet"), (web, "met", "met", "met"),
    ):
        expect("EC2.13", name, v13)
        expect("EC2.14", name, v14)
        expect("EC2.18", name, v18)
    for name, verdict in (("open", "unmet"), ("open6", "unmet"), ("shut", "met")):
        behind = by_list(f"list-{name}", listed[name])
        for control in ("EC2.13", "EC2.19"):
            expect(control, behind, verdict)
        expect("EC2.18", behind, "not-applicable" if name == "shut" else verdict)
        expect("EC2.53", behind, "unmet" if name == "open" else "met")
        expect("EC2.54", behind, "unmet" if name == "open6" else "met")
    expect("EC2.13", by_list("list-aws", by_aws), "met")
    lost = group("udp-open", {"IpProtocol": "udp", "FromPort": 5000, "ToPort": 5000, "IpRanges": anywhere})
    expect("EC2.19", lost, "met")
    expect("EC2.18", lost, "unmet")
    # security group of the VPC by default: moto gives it its rules, as AWS does
    groups = api.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["SecurityGroups"]
    default = next(one["GroupId"] for one in groups if one["GroupName"] == "default")
    expect("EC2.2", default, "unmet")

    open_acl, shut_acl = (api.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"] for _ in range(2))
    for acl, source in ((open_acl, "0.0.0.0/0"), (shut_acl, "203.0.113.0/24")):
        api.create_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Protocol="6", RuleAction="allow", Egress=False,
                                     CidrBlock=source, PortRange={"From": 22, "To": 22})
    expect("EC2.21", open_acl, "unmet")
    expect("EC2.21", shut_acl, "met")
    # neither guards a subnet
    expect("EC2.16", open_acl, "unmet")

    for name, tokens, public_address in (("right-template", "required", False), ("wrong-template", "optional", True)):
        api.create_launch_template(LaunchTemplateName=name, LaunchTemplateData={
            "MetadataOptions": {"HttpTokens": tokens},
            "NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": public_address}],
            "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 8, "Encrypted": tokens == "required"}}],
        })
    api.create_launch_template(LaunchTemplateName="silent-template", LaunchTemplateData={
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 8}}]})
    expect("EC2.181", "silent-template", "not-applicable")
    for control in ("EC2.25", "EC2.170", "EC2.181"):
        expect(control, "right-template", "met")
        expect(control, "wrong-template", "unmet")

    idle = api.allocate_address(Domain="vpc")["AllocationId"]
    expect("EC2.12", idle, "unmet")
    loose = api.create_network_interface(SubnetId=subnet, Groups=[right])["NetworkInterface"]["NetworkInterfaceId"]
    unattached = api.allocate_address(Domain="vpc")["AllocationId"]
    api.associate_address(AllocationId=unattached, NetworkInterfaceId=loose)
    expect("EC2.12", unattached, "unmet")

    image = api.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]

    def instance(tokens, public_address):
        return api.run_instances(
            ImageId=image, MinCount=1, MaxCount=1, InstanceType="t3.micro",
            MetadataOptions={"HttpTokens": tokens, "HttpEndpoint": "enabled"},
            NetworkInterfaces=[{"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": public_address, "Groups": [right]}],
        )["Instances"][0]["InstanceId"]

    safe, unsafe = instance("required", False), instance("optional", True)
    expect("EC2.8", safe, "met")
    expect("EC2.8", unsafe, "unmet")
    expect("EC2.9", safe, "met")
    expect("EC2.9", unsafe, "unmet")

    sealed = api.create_volume(AvailabilityZone=f"{REGION}a", Size=8, Encrypted=True)["VolumeId"]
    plain = api.create_volume(AvailabilityZone=f"{REGION}a", Size=8, Encrypted=False)["VolumeId"]
    for volume in (sealed, plain):
        api.attach_volume(VolumeId=volume, InstanceId=safe, Device="/dev/sdf" if volume == sealed else "/dev/sdg")
    expect("EC2.3", sealed, "met")
    expect("EC2.3", plain, "unmet")

    private = api.create_snapshot(VolumeId=plain, Description="private")["SnapshotId"]
    shared = api.create_snapshot(VolumeId=plain, Description="shared with all")["SnapshotId"]
    api.modify_snapshot_attribute(SnapshotId=shared, Attribute="createVolumePermission", OperationType="add", GroupNames=["all"])
    expect("EC2.1", private, "met")
    expect("EC2.1", shared, "unmet")
    api.enable_ebs_encryption_by_default()
    expect("EC2.7", f"EbsDefaultEncryption/{ACCOUNT}/{REGION}", "met")
    expect("EC2.7", f"EbsDefaultEncryption/{ACCOUNT}/us-east-1", "unmet")
    return subnet, public, right


def elb(subnets, group):
    api = client("elbv2")
    made = {}
    for name in ("right-alb", "wrong-alb"):
        made[name] = api.create_load_balancer(Name=name, Subnets=subnets, SecurityGroups=[group], Type="application")[
            "LoadBalancers"][0]["LoadBalancerArn"]
    api.modify_load_balancer_attributes(LoadBalancerArn=made["right-alb"], Attributes=[
        {"Key": "deletion_protection.enabled", "Value": "true"},
        {"Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"},
    ])
    for control in ("ELB.4", "ELB.6"):
        expect(control, "right-alb", "met")
        expect(control, "wrong-alb", "unmet")


    certificate = client("acm").request_certificate(DomainName="shop.example")["CertificateArn"]
    api.create_listener(LoadBalancerArn=made["right-alb"], Protocol="HTTPS", Port=443, SslPolicy="ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
                        Certificates=[{"CertificateArn": certificate}],
                        DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}])
    redirect = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    api.create_listener(LoadBalancerArn=made["right-alb"], Protocol="HTTP", Port=80,
                        DefaultActions=[{"Type": "redirect", "RedirectConfig": redirect}])
    api.create_listener(LoadBalancerArn=made["wrong-alb"], Protocol="HTTP", Port=80,
                        DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}])
    expect("ELB.1", "right-alb", "met")
    expect("ELB.1", "wrong-alb", "unmet")
    return certificate


def classic_elb(subnets, group, certificate):
    api = client("elb")
    tls = {"Protocol": "HTTPS", "LoadBalancerPort": 443, "InstanceProtocol": "HTTP", "InstancePort": 80, "SSLCertificateId": certificate}
    plain = {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 80}
    for name, listener in (("right-clb", tls), ("wrong-clb", plain)):
        api.create_load_balancer(LoadBalancerName=name, Listeners=[listener], Subnets=subnets, SecurityGroups=[group])
    api.modify_load_balancer_attributes(LoadBalancerName="right-clb", LoadBalancerAttributes={
        "CrossZoneLoadBalancing": {"Enabled": True},
        "AccessLog": {"Enabled": True, "S3BucketName": "log-bucket", "EmitInterval": 5},
        "ConnectionDraining": {"Enabled": True, "Timeout": 300},
    })
    for control in ("ELB.3", "ELB.5", "ELB.7", "ELB.9"):
        expect(control, "right-clb", "met")
        expect(control, "wrong-clb", "unmet")


def rds():
    api = client("rds")
    common = {"DBInstanceClass": "db.t3.micro", "Engine": "postgres", "AllocatedStorage": 20, "MasterUserPassword": "not-a-secret-1"}
    api.create_db_instance(DBInstanceIdentifier="right-db", MasterUsername="nordlicht", StorageEncrypted=True, MultiAZ=True,
                           PubliclyAccessible=False, DeletionProtection=True, BackupRetentionPeriod=14, CopyTagsToSnapshot=True,
                           AutoMinorVersionUpgrade=True, EnableIAMDatabaseAuthentication=True, Port=6432, **common)
    api.create_db_instance(DBInstanceIdentifier="wrong-db", MasterUsername="postgres", StorageEncrypted=False, MultiAZ=False,
                           PubliclyAccessible=True, DeletionProtection=False, BackupRetentionPeriod=1, CopyTagsToSnapshot=False,
                           AutoMinorVersionUpgrade=False, **common)
    for control in ("RDS.2", "RDS.3", "RDS.5", "RDS.8", "RDS.10", "RDS.11", "RDS.13", "RDS.17", "RDS.23", "RDS.25"):
        expect(control, "right-db", "met")
        expect(control, "wrong-db", "unmet")
    api.create_db_snapshot(DBSnapshotIdentifier="right-snapshot", DBInstanceIdentifier="right-db")
    api.create_db_snapshot(DBSnapshotIdentifier="wrong-snapshot", DBInstanceIdentifier="wrong-db")
    api.modify_db_snapshot_attribute(DBSnapshotIdentifier="wrong-snapshot", AttributeName="restore", ValuesToAdd=["all"])
    for control in ("RDS.1", "RDS.4"):
        expect(control, "right-snapshot", "met")
        expect(control, "wrong-snapshot", "unmet")
    cluster = {"Engine": "aurora-postgresql", "MasterUserPassword": "not-a-secret-1"}
    api.create_db_cluster(DBClusterIdentifier="right-cluster", MasterUsername="nordlicht", StorageEncrypted=True, DeletionProtection=True,
                          EnableIAMDatabaseAuthentication=True, BackupRetentionPeriod=14, CopyTagsToSnapshot=True, **cluster)
    api.create_db_cluster(DBClusterIdentifier="wrong-cluster", MasterUsername="postgres", BackupRetentionPeriod=1, **cluster)
    for control in ("RDS.7", "RDS.12", "RDS.16", "RDS.24", "RDS.27"):
        expect(control, "right-cluster", "met")
        expect(control, "wrong-cluster", "unmet")


def dynamodb():
    api = client("dynamodb")
    common = {"AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
              "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}], "BillingMode": "PAY_PER_REQUEST"}
    api.create_table(TableName="right-table", DeletionProtectionEnabled=True, **common)
    api.create_table(TableName="wrong-table", **common)
    api.update_continuous_backups(TableName="right-table", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    for control in ("DynamoDB.2", "DynamoDB.6"):
        expect(control, "right-table", "met")
        expect(control, "wrong-table", "unmet")
    provisioned = {**common, "BillingMode": "PROVISIONED", "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}}
    for name in ("scaled-table", "fixed-table"):
        api.create_table(TableName=name, **provisioned)
    scaling = client("application-autoscaling")
    for kind in ("Read", "Write"):
        target = {"ServiceNamespace": "dynamodb", "ResourceId": "table/scaled-table", "ScalableDimension": f"dynamodb:table:{kind}CapacityUnits"}
        scaling.register_scalable_target(**target, MinCapacity=5, MaxCapacity=50)
        metric = {"PredefinedMetricType": f"DynamoDB{kind}CapacityUtilization"}
        scaling.put_scaling_policy(**target, PolicyName=kind, PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration={
            "TargetValue": 70.0, "PredefinedMetricSpecification": metric})
    expect("DynamoDB.1", "right-table", "met")
    expect("DynamoDB.1", "scaled-table", "met")
    expect("DynamoDB.1", "fixed-table", "unmet")


def dax():
    api = client("dax")
    role = f"arn:aws:iam::{ACCOUNT}:role/dax"
    common = {"NodeType": "dax.t3.small", "ReplicationFactor": 3, "IamRoleArn": role}
    api.create_cluster(ClusterName="right-dax", SSESpecification={"Enabled": True}, ClusterEndpointEncryptionType="TLS", **common)
    api.create_cluster(ClusterName="wrong-dax", **common)
    # moto lets a cluster become active when it has been described a few times
    for _ in range(5):
        api.describe_clusters()
    for control in ("DynamoDB.3", "DynamoDB.7"):
        expect(control, "right-dax", "met")
        expect(control, "wrong-dax", "unmet")


def beanstalk():
    """moto keeps an environment's option settings, but has no DescribeConfigurationSettings: the listing alone is asked for."""
    api = client("elasticbeanstalk")
    api.create_application(ApplicationName="shop")
    stack = api.list_available_solution_stacks()["SolutionStacks"][0]
    api.create_environment(ApplicationName="shop", EnvironmentName="shop-prod", SolutionStackName=stack)
    # not seen is not unmet
    expect("ElasticBeanstalk.1", "shop-prod", "unknown")
    expect("ElasticBeanstalk.2", "shop-prod", "unknown")


def ssm():
    """moto has documents and their sharing, but neither managed nodes, nor compliance, nor service settings."""
    api = client("ssm")
    step = {"action": "aws:runCommand", "name": "say", "inputs": {"DocumentName": "AWS-RunShellScript"}}
    content = json.dumps({"schemaVersion": "2.2", "description": "says hello", "mainSteps": [step]})
    for name in ("right-document", "wrong-document"):
        api.create_document(Name=name, Content=content, DocumentType="Command", DocumentFormat="JSON")
    api.modify_document_permission(Name="wrong-document", PermissionType="Share", AccountIdsToAdd=["all"])
    expect("SSM.4", "right-document", "met")
    expect("SSM.4", "wrong-document", "unmet")


def trusts():
    """Roles that trust GitHub Actions, which all its customers share: by a repository, by any, and by the audience alone."""
    api = client("iam")
    issuer = "token.actions.githubusercontent.com"
    provider = api.create_open_id_connect_provider(
        Url=f"https://{issuer}", ClientIDList=["sts.amazonaws.com"], ThumbprintList=["0" * 40])["OpenIDConnectProviderArn"]
    for name, condition, verdict in (
        ("right-github", {"StringLike": {f"{issuer}:sub": "repo:nordlicht/shop:*"}}, "met"),
        ("wrong-github", {"StringLike": {f"{issuer}:sub": "repo:*"}}, "unmet"),
        ("github-by-audience", {"StringEquals": {f"{issuer}:aud": "sts.amazonaws.com"}}, "unmet"),
    ):
        api.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"Federated": provider}, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": condition}]}))
        expect("Demarc.IAM.2", f"role/{name}", verdict)


def iam():
    api = client("iam")
    everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    little = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::right-bucket/*"}]}
    whole_service = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ec2:*"], "Resource": "*"}]}
    for name, document in (("everything", everything), ("little", little), ("whole-service", whole_service)):
        api.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))
    # moto does not count where a policy is a permissions boundary (PermissionsBoundaryUsageCount): whether these apply is unknown
    expect("IAM.1", "policy/everything", "unknown")
    expect("IAM.1", "policy/little", "unknown")
    expect("IAM.21", "policy/whole-service", "unknown")
    expect("IAM.21", "policy/little", "unknown")
    # wildcards otherwise spelled are wildcards
    spelled = {"spelled-kms": "kms:**", "spelled-s3": "s3:?*"}
    for name, action in spelled.items():
        api.create_policy(PolicyName=name, PolicyDocument=json.dumps(
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}))
        expect("IAM.21", f"policy/{name}", "unknown")
    expect("KMS.1", "policy/spelled-kms", "unknown")
    expect("KMS.1", "policy/spelled-s3", "unknown")
    api.create_policy(PolicyName="boundary", PolicyDocument=json.dumps(little))
    api.create_user(UserName="bounded-user", PermissionsBoundary=f"arn:aws:iam::{ACCOUNT}:policy/boundary")
    for control in ("IAM.1", "IAM.21", "KMS.1"):
        expect(control, "policy/boundary", "unknown")
    expect("IAM.2", "bounded-user", "met")
    trusts()
    api.create_group(GroupName="readers")
    api.attach_group_policy(GroupName="readers", PolicyArn=f"arn:aws:iam::{ACCOUNT}:policy/little")
    for user in ("right-user", "wrong-user"):
        api.create_user(UserName=user)
    api.add_user_to_group(GroupName="readers", UserName="right-user")
    api.attach_user_policy(UserName="wrong-user", PolicyArn=f"arn:aws:iam::{ACCOUNT}:policy/little")
    # whoever has a password has MFA; whoever has a key made it today
    api.create_login_profile(UserName="right-user", Password="not-a-secret-1")
    device = api.create_virtual_mfa_device(VirtualMFADeviceName="right-user")["VirtualMFADevice"]["SerialNumber"]
    api.enable_mfa_device(UserName="right-user", SerialNumber=device, AuthenticationCode1="123456", AuthenticationCode2="654321")
    api.create_login_profile(UserName="wrong-user", Password="not-a-secret-1")
    api.create_access_key(UserName="right-user")
    for control in ("IAM.5", "IAM.19"):
        expect(control, "right-user", "met")
        expect(control, "wrong-user", "unmet")
    expect("IAM.3", "right-user", "met")
    api.put_user_policy(UserName="wrong-user", PolicyName="inline", PolicyDocument=json.dumps(everything))
    expect("Demarc.IAM.1", "wrong-user", "unmet")
    expect("Demarc.IAM.1", "right-user", "met")

    def trust(principal):
        return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})

    api.create_role(RoleName="right-role", AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    api.create_role(RoleName="wrong-role", AssumeRolePolicyDocument=trust("*"))
    expect("Demarc.IAM.2", "right-role", "met")
    expect("Demarc.IAM.2", "wrong-role", "unmet")
    api.update_account_password_policy(MinimumPasswordLength=14, RequireSymbols=True, RequireNumbers=False, RequireUppercaseCharacters=True,
                                       RequireLowercaseCharacters=True, MaxPasswordAge=90, PasswordReusePrevention=5)
    for control, verdict in (("IAM.7", "unmet"), ("IAM.11", "met"), ("IAM.14", "unmet"), ("IAM.15", "met"), ("IAM.16", "unmet"), ("IAM.17", "met")):
        expect(control, f"PasswordPolicy/{ACCOUNT}/global", verdict)
    expect("IAM.2", "right-user", "met")
    expect("IAM.2", "wrong-user", "unmet")


def kms():
    api = client("kms")
    right, wrong = api.create_key(Description="right")["KeyMetadata"], api.create_key(Description="wrong")["KeyMetadata"]
    api.enable_key_rotation(KeyId=right["KeyId"])
    expect("KMS.4", right["KeyId"], "met")
    expect("KMS.4", wrong["KeyId"], "unmet")
    doomed = api.create_key(Description="doomed")["KeyMetadata"]
    api.schedule_key_deletion(KeyId=doomed["KeyId"], PendingWindowInDays=7)
    expect("KMS.3", doomed["KeyId"], "unmet")
    expect("KMS.3", right["KeyId"], "met")
    everyone = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"}]}
    shared = api.create_key(Description="shared", Policy=json.dumps(everyone))["KeyMetadata"]
    expect("KMS.5", shared["KeyId"], "unmet")
    expect("KMS.5", right["KeyId"], "met")
    return right["Arn"]


def cloudtrail(key):
    api = client("cloudtrail")
    # one trail that records is enough for the account as a whole
    expect("CloudTrail.3", f"Demarc::Account::Account/{ACCOUNT}/global", "met")
    client("s3").create_bucket(Bucket="trail-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
    api.create_trail(Name="right-trail", S3BucketName="trail-logs", EnableLogFileValidation=True, KmsKeyId=key, IsMultiRegionTrail=True)
    api.create_trail(Name="wrong-trail", S3BucketName="trail-logs", EnableLogFileValidation=False)
    api.start_logging(Name="right-trail")
    expect("CloudTrail.6", "trail-logs", "met")
    expect("CloudTrail.7", "trail-logs", "unmet")
    for control in ("CloudTrail.2", "CloudTrail.4"):
        expect(control, "trail/right-trail", "met")
        expect(control, "trail/wrong-trail", "unmet")


def main():
    s3()
    private, public, group = ec2()
    certificate = elb([private, public], group)
    classic_elb([private, public], group, certificate)
    rds()
    dynamodb()
    dax()
    beanstalk()
    ssm()
    iam()
    cloudtrail(kms())
    tell()


main()
