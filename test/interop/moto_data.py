"""Makes file systems, HTTP APIs, caches, search domains and warehouses in a moto server, rightly and wrongly set, and prints
the verdicts to expect as JSON.

Usage: moto_data.py ENDPOINT. As in make_moto.py, each `expect` names a control, the resource's name or the end of its id, and the
verdict that AWS's documentation of the control demands for what was made. What moto does not have, or answers otherwise than AWS, is
not expected:
- Redshift Serverless, and the serverless kinds of ElastiCache (moto has neither);
- the parameters of a warehouse's parameter group and Multi-AZ (moto takes no change of the one, and does not show the other);
- the nodes of a cache, and the updates that wait for a search domain.
"""
from moto_common import REGION, both, client, network, tell


def place():
    vpc, subnets = network(88)
    ec2 = client("ec2")
    groups = [ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"] for name in ("data-closed", "data-open")]
    for group, cidr in zip(groups, ("10.0.0.0/8", "0.0.0.0/0")):
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 5439, "ToPort": 5439, "IpRanges": [{"CidrIp": cidr}]}])
    return subnets, groups


def key():
    return client("kms").create_key(Description="data")["KeyMetadata"]["Arn"]


def files():
    api = client("efs")
    right = api.create_file_system(CreationToken="right-files", Encrypted=True, KmsKeyId=key(), Backup=True)["FileSystemId"]
    wrong = api.create_file_system(CreationToken="wrong-files", Encrypted=False)["FileSystemId"]
    both(("EFS.1", "EFS.7", "EFS.8"), right, wrong)
    good = api.create_access_point(ClientToken="right-point", FileSystemId=right, PosixUser={"Uid": 1000, "Gid": 1000},
                                   RootDirectory={"Path": "/data"})["AccessPointId"]
    bad = api.create_access_point(ClientToken="wrong-point", FileSystemId=right)["AccessPointId"]
    both(("EFS.3", "EFS.4"), good, bad)


def apis():
    api = client("apigatewayv2")
    made = api.create_api(Name="right-api", ProtocolType="HTTP")["ApiId"]
    good = api.create_route(ApiId=made, RouteKey="GET /right", AuthorizationType="AWS_IAM")["RouteId"]
    bad = api.create_route(ApiId=made, RouteKey="GET /wrong", AuthorizationType="NONE")["RouteId"]
    both(("APIGateway.8",), good, bad)


def caches():
    api = client("elasticache")
    api.create_replication_group(ReplicationGroupId="right-cache", ReplicationGroupDescription="right", Engine="redis", NumCacheClusters=2,
                                 CacheNodeType="cache.t4g.small", AutomaticFailoverEnabled=True, MultiAZEnabled=True, SnapshotRetentionLimit=7,
                                 AtRestEncryptionEnabled=True, TransitEncryptionEnabled=True)
    api.create_replication_group(ReplicationGroupId="wrong-cache", ReplicationGroupDescription="wrong", Engine="redis", NumCacheClusters=1,
                                 CacheNodeType="cache.t4g.small", AutomaticFailoverEnabled=False, SnapshotRetentionLimit=0,
                                 AtRestEncryptionEnabled=False, TransitEncryptionEnabled=False)
    both(("ElastiCache.1", "ElastiCache.3", "ElastiCache.4", "ElastiCache.5"), "right-cache", "wrong-cache")


def search():
    api = client("opensearch")
    nodes = {"InstanceType": "m6g.large.search", "InstanceCount": 4, "ZoneAwarenessEnabled": True, "DedicatedMasterEnabled": True,
             "DedicatedMasterType": "m6g.large.search", "DedicatedMasterCount": 3}
    api.create_domain(DomainName="right-search", EngineVersion="OpenSearch_2.17", ClusterConfig=nodes,
                      EncryptionAtRestOptions={"Enabled": True}, NodeToNodeEncryptionOptions={"Enabled": True},
                      DomainEndpointOptions={"EnforceHTTPS": True, "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10"})
    api.create_domain(DomainName="wrong-search", EngineVersion="OpenSearch_2.17", EncryptionAtRestOptions={"Enabled": False},
                      ClusterConfig={"InstanceType": "m6g.large.search", "InstanceCount": 1, "ZoneAwarenessEnabled": False},
                      NodeToNodeEncryptionOptions={"Enabled": False},
                      DomainEndpointOptions={"EnforceHTTPS": False, "TLSSecurityPolicy": "Policy-Min-TLS-1-0-2019-07"})
    both(("Opensearch.1", "Opensearch.3", "Opensearch.6", "Opensearch.8", "Opensearch.11"), "right-search", "wrong-search")


def warehouses(subnets, groups):
    api = client("redshift")
    for name, where in (("right-subnets", subnets), ("wrong-subnets", subnets[:1])):
        api.create_cluster_subnet_group(ClusterSubnetGroupName=name, Description=name, SubnetIds=where)
    password = "Only-for-the-test-1"
    closed, opened = groups
    api.create_cluster(ClusterIdentifier="right-warehouse", NodeType="ra3.large", NumberOfNodes=2, MasterUsername="keeper", DBName="reports",
                       MasterUserPassword=password, ClusterSubnetGroupName="right-subnets", VpcSecurityGroupIds=[closed],
                       PubliclyAccessible=False, Encrypted=True, KmsKeyId=key(), EnhancedVpcRouting=True, AllowVersionUpgrade=True,
                       AutomatedSnapshotRetentionPeriod=7)
    api.create_cluster(ClusterIdentifier="wrong-warehouse", NodeType="dc2.large", NumberOfNodes=2, MasterUsername="awsuser", DBName="dev",
                       MasterUserPassword=password, ClusterSubnetGroupName="wrong-subnets", VpcSecurityGroupIds=[opened],
                       PubliclyAccessible=True, Encrypted=False, EnhancedVpcRouting=False, AllowVersionUpgrade=False,
                       AutomatedSnapshotRetentionPeriod=1)
    both([f"Redshift.{n}" for n in (1, 3, 6, 7, 8, 10, 15)] + ["Demarc.Redshift.4"], "right-warehouse", "wrong-warehouse")
    client("s3").create_bucket(Bucket="warehouse-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
    api.enable_logging(ClusterIdentifier="right-warehouse", BucketName="warehouse-logs", S3KeyPrefix="audit/")
    both(("Redshift.4",), "right-warehouse", "wrong-warehouse")


def main():
    subnets, groups = place()
    files()
    apis()
    caches()
    search()
    warehouses(subnets, groups)
    tell()


main()
