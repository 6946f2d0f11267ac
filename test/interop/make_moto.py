"""Makes resources of each service in a moto server, rightly and wrongly set, and prints the verdicts to expect as JSON.

Usage: make_moto.py ENDPOINT. Each `expect` names a control, a piece of the resource's id or name, and the verdict that
AWS's documentation of the control demands for what was made.
"""
import json
import sys

import boto3

ENDPOINT, REGION = sys.argv[1], "eu-central-1"
EXPECTED = []


def client(name, region=REGION):
    return boto3.client(
        name, region_name=region, endpoint_url=ENDPOINT, aws_access_key_id="testing", aws_secret_access_key="testing"
    )


def expect(control, resource, verdict):
    EXPECTED.append({"control": control, "resource": resource, "verdict": verdict})


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
    for control in ("S3.2", "S3.3", "S3.5", "S3.8", "S3.13", "S3.14"):
        expect(control, "right-bucket", "met")
        expect(control, "wrong-bucket", "unmet")


def ec2():
    api = client("ec2")
    vpc = api.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnet = api.create_subnet(VpcId=vpc, CidrBlock="10.9.1.0/24")["Subnet"]["SubnetId"]
    expect("EC2.6", vpc, "unmet")
    expect("EC2.15", subnet, "met")
    public = api.create_subnet(VpcId=vpc, CidrBlock="10.9.2.0/24")["Subnet"]["SubnetId"]
    api.modify_subnet_attribute(SubnetId=public, MapPublicIpOnLaunch={"Value": True})
    expect("EC2.15", public, "unmet")

    def group(name, *permissions):
        made = api.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
        if permissions:
            api.authorize_security_group_ingress(GroupId=made, IpPermissions=list(permissions))
        return made

    anywhere, office = [{"CidrIp": "0.0.0.0/0"}], [{"CidrIp": "203.0.113.0/24"}]
    everywhere6 = [{"CidrIpv6": "::/0"}]
    right = group("right", {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": office})
    ssh = group("ssh-open", {"IpProtocol": "tcp", "FromPort": 20, "ToPort": 30, "IpRanges": anywhere})
    ssh6 = group("ssh-open-6", {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "Ipv6Ranges": everywhere6})
    every = group("all-open", {"IpProtocol": "-1", "IpRanges": anywhere})
    rdp = group("rdp-open", {"IpProtocol": "tcp", "FromPort": 3389, "ToPort": 3389, "IpRanges": anywhere})
    web = group("web", {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": anywhere})
    for name, v13, v14, v18 in (
        (right, "met", "met", "met"), (ssh, "unmet", "met", "unmet"), (ssh6, "unmet", "met", "unmet"),
        (every, "unmet", "unmet", "unmet"), (rdp, "met", "unmet", "unmet"), (web, "met", "met", "met"),
    ):
        expect("EC2.13", name, v13)
        expect("EC2.14", name, v14)
        expect("EC2.18", name, v18)
    # security group of the VPC by default: moto gives it its rules, as AWS does
    groups = api.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["SecurityGroups"]
    default = next(one["GroupId"] for one in groups if one["GroupName"] == "default")
    expect("EC2.2", default, "unmet")

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
    expect("EC2.7", f"EbsDefaultEncryption/123456789012/{REGION}", "met")
    expect("EC2.7", "EbsDefaultEncryption/123456789012/us-east-1", "unmet")
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


def iam():
    api = client("iam")
    everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    little = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::right-bucket/*"}]}
    whole_service = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ec2:*"], "Resource": "*"}]}
    for name, document in (("everything", everything), ("little", little), ("whole-service", whole_service)):
        api.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))
    expect("IAM.1", "policy/everything", "unmet")
    expect("IAM.1", "policy/little", "met")
    expect("IAM.21", "policy/whole-service", "unmet")
    expect("IAM.21", "policy/little", "met")
    api.create_group(GroupName="readers")
    api.attach_group_policy(GroupName="readers", PolicyArn="arn:aws:iam::123456789012:policy/little")
    for user in ("right-user", "wrong-user"):
        api.create_user(UserName=user)
    api.add_user_to_group(GroupName="readers", UserName="right-user")
    api.attach_user_policy(UserName="wrong-user", PolicyArn="arn:aws:iam::123456789012:policy/little")
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
    return right["Arn"]


def cloudtrail(key):
    api = client("cloudtrail")
    client("s3").create_bucket(Bucket="trail-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
    api.create_trail(Name="right-trail", S3BucketName="trail-logs", EnableLogFileValidation=True, KmsKeyId=key, IsMultiRegionTrail=True)
    api.create_trail(Name="wrong-trail", S3BucketName="trail-logs", EnableLogFileValidation=False)
    for control in ("CloudTrail.2", "CloudTrail.4"):
        expect(control, "trail/right-trail", "met")
        expect(control, "trail/wrong-trail", "unmet")


def main():
    s3()
    private, public, group = ec2()
    elb([private, public], group)
    rds()
    dynamodb()
    iam()
    cloudtrail(kms())
    json.dump({"expected": EXPECTED}, sys.stdout)


main()
