"""Makes functions, repositories, groups, containers and clusters in a moto server, rightly and wrongly set, as make_moto.py does.

Usage: moto_compute.py ENDPOINT. What moto answers otherwise than AWS is not expected:
- node groups and Fargate profiles have the subnets that they were given, but moto's clusters tell no deletion protection,
  no access configuration and no compute configuration;
- that a repository's own scan on push shows in its scanning configuration (moto shows the registry's filters alone);
- a node group made without remote access (moto gives it a key);
- capacity providers, which moto tells by their names alone, where AWS lists them.
"""
import io
import json
import zipfile

from moto_common import ACCOUNT, both, client, expect, network, tell


def place():
    vpc, subnets = network(77)
    group = client("ec2").create_security_group(GroupName="compute", Description="compute", VpcId=vpc)["GroupId"]
    return subnets, group


def role(name, service):
    trust = {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}
    return client("iam").create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]


def functions(subnets, group):
    api = client("lambda")
    runs_as = role("compute-functions", "lambda.amazonaws.com")
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("index.py", "def handler(event, context): pass")

    def function(name, **more):
        api.create_function(FunctionName=name, Role=runs_as, Handler="index.handler", Code={"ZipFile": code.getvalue()}, **more)

    function("right-function", Runtime="python3.13", TracingConfig={"Mode": "Active"},
             VpcConfig={"SubnetIds": subnets, "SecurityGroupIds": [group]})
    function("wrong-function", Runtime="python3.8", TracingConfig={"Mode": "PassThrough"},
             VpcConfig={"SubnetIds": subnets[:1], "SecurityGroupIds": [group]})
    function("free-function", Runtime="provided.al2023")
    bucket = {"Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", "SourceArn": "arn:aws:s3:::uploads"}
    api.add_permission(FunctionName="right-function", StatementId="s3", SourceAccount=ACCOUNT, **bucket)
    api.add_permission(FunctionName="wrong-function", StatementId="everyone", Action="lambda:InvokeFunction", Principal="*")
    # public through an alias alone: the function itself has no policy
    function("alias-function", Runtime="python3.13", TracingConfig={"Mode": "Active"})
    api.publish_version(FunctionName="alias-function")
    api.create_alias(FunctionName="alias-function", Name="live", FunctionVersion="1")
    api.add_permission(FunctionName="alias-function", Qualifier="live", StatementId="everyone",
                       Action="lambda:InvokeFunction", Principal="*")
    both(("Lambda.1", "Lambda.2", "Lambda.5", "Lambda.7", "Demarc.Lambda.3"), "right-function", "wrong-function")
    expect("Lambda.1", "alias-function", "unmet")
    expect("Demarc.Lambda.3", "alias-function", "unmet")
    expect("Lambda.3", "right-function", "met")
    expect("Lambda.3", "free-function", "unmet")
    expect("Lambda.2", "free-function", "not-applicable")
    expect("Lambda.1", "free-function", "met")


def repositories():
    api = client("ecr")
    key = client("kms").create_key(Description="images")["KeyMetadata"]["Arn"]
    api.create_repository(repositoryName="right/repository", imageTagMutability="IMMUTABLE",
                          encryptionConfiguration={"encryptionType": "KMS", "kmsKey": key})
    api.create_repository(repositoryName="wrong/repository", imageTagMutability="MUTABLE")
    api.put_registry_scanning_configuration(scanType="BASIC", rules=[
        {"scanFrequency": "SCAN_ON_PUSH", "repositoryFilters": [{"filter": "right/*", "filterType": "WILDCARD"}]}])
    expire = {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days",
                                                        "countNumber": 30}, "action": {"type": "expire"}}]}
    api.put_lifecycle_policy(repositoryName="right/repository", lifecyclePolicyText=json.dumps(expire))
    everyone = {"Version": "2012-10-17", "Statement": [{"Sid": "all", "Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}]}
    api.set_repository_policy(repositoryName="wrong/repository", policyText=json.dumps(everyone))
    both(("ECR.1", "ECR.2", "ECR.3", "ECR.5", "Demarc.ECR.1", "Demarc.ECR.2"), "right/repository", "wrong/repository")


def groups(subnets):
    api = client("autoscaling")
    image = client("ec2").describe_images()["Images"][0]["ImageId"]
    api.create_launch_configuration(LaunchConfigurationName="right-configuration", ImageId=image, InstanceType="t3.micro",
                                    AssociatePublicIpAddress=False, MetadataOptions={"HttpTokens": "required", "HttpPutResponseHopLimit": 1},
                                    BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 8, "Encrypted": True}}])
    api.create_launch_configuration(LaunchConfigurationName="wrong-configuration", ImageId=image, InstanceType="t3.micro",
                                    AssociatePublicIpAddress=True, MetadataOptions={"HttpTokens": "optional", "HttpPutResponseHopLimit": 2},
                                    BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 8, "Encrypted": False}}])
    both(("AutoScaling.3", "Autoscaling.5", "Demarc.AutoScaling.1", "Demarc.AutoScaling.3"), "right-configuration", "wrong-configuration")
    client("ec2").create_launch_template(LaunchTemplateName="compute", LaunchTemplateData={"ImageId": image, "InstanceType": "t3.micro"})
    target = client("elbv2").create_target_group(Name="compute", Protocol="HTTP", Port=80, TargetType="instance",
                                                 VpcId=client("ec2").describe_subnets(SubnetIds=subnets)["Subnets"][0]["VpcId"])
    targets = [target["TargetGroups"][0]["TargetGroupArn"]]
    template = {"LaunchTemplateSpecification": {"LaunchTemplateName": "compute", "Version": "$Default"},
                "Overrides": [{"InstanceType": "t3.micro"}, {"InstanceType": "t3a.micro"}]}
    sizes = {"MinSize": 0, "MaxSize": 1, "DesiredCapacity": 0}
    api.create_auto_scaling_group(AutoScalingGroupName="right-group", MixedInstancesPolicy={"LaunchTemplate": template}, TargetGroupARNs=targets,
                                  HealthCheckType="ELB", HealthCheckGracePeriod=60, VPCZoneIdentifier=",".join(subnets), **sizes)
    api.create_auto_scaling_group(AutoScalingGroupName="wrong-group", LaunchConfigurationName="wrong-configuration", TargetGroupARNs=targets,
                                  HealthCheckType="EC2", VPCZoneIdentifier=subnets[0], **sizes)
    both(("AutoScaling.1", "AutoScaling.2", "AutoScaling.6", "AutoScaling.9"), "right-group", "wrong-group")
    expect("Demarc.AutoScaling.2", "wrong-group", "unmet")


def containers(subnets, group):
    api = client("ecs")
    api.create_cluster(clusterName="right-cluster", settings=[{"name": "containerInsights", "value": "enabled"}])
    api.create_cluster(clusterName="wrong-cluster", settings=[{"name": "containerInsights", "value": "disabled"}],
                       configuration={"executeCommandConfiguration": {"logging": "NONE"}})
    both(("ECS.12", "Demarc.ECS.2"), "right-cluster", "wrong-cluster")
    api.register_task_definition(
        family="right-task", networkMode="awsvpc", requiresCompatibilities=["FARGATE"], cpu="256", memory="512",
        runtimePlatform={"operatingSystemFamily": "LINUX"},
        volumes=[{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-1", "transitEncryption": "ENABLED"}}],
        containerDefinitions=[{"name": "app", "image": "app", "user": "1000:1000", "readonlyRootFilesystem": True, "privileged": False,
                               "environment": [{"name": "STAGE", "value": "test"}], "logConfiguration": {"logDriver": "awslogs"}}])
    for revision in ("app:1", "app:2"):
        api.register_task_definition(
            family="wrong-task", networkMode="host", pidMode="host", requiresCompatibilities=["EC2"],
            volumes=[{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}],
            containerDefinitions=[{"name": "app", "image": revision, "memory": 128, "privileged": True,
                                   "environment": [{"name": "AWS_SECRET_ACCESS_KEY", "value": "only-for-the-test"}]}])
    both(("ECS.3", "ECS.4", "ECS.5", "ECS.8", "ECS.9", "ECS.17", "ECS.18", "ECS.20"), "right-task", "wrong-task")
    expect("Demarc.ECS.3", "right-task", "not-applicable")
    # privileged on purpose
    expect("Demarc.ECS.3", "wrong-task", "met")
    expect("ECS.21", "right-task", "not-applicable")
    for name, public, where, version in (("right-service", "DISABLED", subnets, "1.4.0"), ("wrong-service", "ENABLED", subnets[:1], "1.3.0")):
        api.create_service(cluster="right-cluster", serviceName=name, taskDefinition="right-task", desiredCount=0, launchType="FARGATE",
                           platformVersion=version,
                           networkConfiguration={"awsvpcConfiguration": {"subnets": where, "securityGroups": [group], "assignPublicIp": public}})
    both(("ECS.2", "ECS.10", "Demarc.ECS.1"), "right-service", "wrong-service")


def kubernetes(subnets, group):
    api = client("eks")
    runs_as, nodes, pods = (role(f"compute-eks-{name}", f"{service}.amazonaws.com")
                            for name, service in (("cluster", "eks"), ("nodes", "ec2"), ("pods", "eks-fargate-pods")))
    key = client("kms").create_key(Description="secrets")["KeyMetadata"]["Arn"]
    api.create_cluster(name="right-kubernetes", roleArn=runs_as, version="1.35",
                       resourcesVpcConfig={"subnetIds": subnets, "endpointPublicAccess": False, "endpointPrivateAccess": True},
                       logging={"clusterLogging": [{"types": ["audit"], "enabled": True}]},
                       encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": key}}])
    api.create_cluster(name="wrong-kubernetes", roleArn=runs_as, version="1.30",
                       resourcesVpcConfig={"subnetIds": subnets, "endpointPublicAccess": True, "publicAccessCidrs": ["0.0.0.0/0"]})
    both(("EKS.1", "EKS.2", "EKS.3", "EKS.8"), "right-kubernetes", "wrong-kubernetes")
    expect("Demarc.EKS.1", "right-kubernetes", "not-applicable")
    expect("Demarc.EKS.1", "wrong-kubernetes", "unmet")
    api.create_nodegroup(clusterName="right-kubernetes", nodegroupName="right-nodes", nodeRole=nodes, subnets=subnets,
                         amiType="AL2023_x86_64_STANDARD", version="1.35",
                         remoteAccess={"ec2SshKey": "key", "sourceSecurityGroups": [group]})
    api.create_nodegroup(clusterName="right-kubernetes", nodegroupName="wrong-nodes", nodeRole=nodes, subnets=subnets[:1], amiType="AL2_x86_64",
                         version="1.34", remoteAccess={"ec2SshKey": "key"})
    both(("Demarc.EKS.4", "Demarc.EKS.5", "Demarc.EKS.6", "Demarc.EKS.7"), "right-nodes", "wrong-nodes")
    for name, where in (("right-profile", subnets), ("wrong-profile", subnets[:1])):
        api.create_fargate_profile(clusterName="right-kubernetes", fargateProfileName=name, podExecutionRoleArn=pods, subnets=where,
                                   selectors=[{"namespace": "default"}])
    both(("Demarc.EKS.8",), "right-profile", "wrong-profile")


def main():
    subnets, group = place()
    functions(subnets, group)
    repositories()
    groups(subnets)
    containers(subnets, group)
    kubernetes(subnets, group)
    tell()


main()
