package io.streamgate.testkit.cluster;

/**
 * The kinds of Kubernetes 1.34 and of the Gateway API 1.4 (Apache License 2.0), written by {@code src/schemas/generate.py}:
 * each with its type, and each type with its fields. Lists are atomic unless they have {@code keys}, which makes them maps, or
 * are a {@code set}; {@code merge} is for strategic merge.
 */
final class BuiltInKinds {
    static final String KUBERNETES = """
            kind apiextensions.k8s.io/v1 CustomResourceDefinition CustomResourceDefinition
            kind apps/v1 DaemonSet DaemonSet
            kind apps/v1 Deployment Deployment
            kind apps/v1 ReplicaSet ReplicaSet
            kind apps/v1 StatefulSet StatefulSet
            kind authorization.k8s.io/v1 SelfSubjectAccessReview SelfSubjectAccessReview
            kind autoscaling/v1 Scale Scale
            kind autoscaling/v2 HorizontalPodAutoscaler HorizontalPodAutoscaler
            kind batch/v1 CronJob CronJob
            kind batch/v1 Job Job
            kind coordination.k8s.io/v1 Lease Lease
            kind discovery.k8s.io/v1 EndpointSlice EndpointSlice
            kind events.k8s.io/v1 Event events.v1.Event
            kind networking.k8s.io/v1 Ingress Ingress
            kind networking.k8s.io/v1 IngressClass IngressClass
            kind networking.k8s.io/v1 NetworkPolicy NetworkPolicy
            kind policy/v1 PodDisruptionBudget PodDisruptionBudget
            kind rbac.authorization.k8s.io/v1 ClusterRole ClusterRole
            kind rbac.authorization.k8s.io/v1 ClusterRoleBinding ClusterRoleBinding
            kind rbac.authorization.k8s.io/v1 Role Role
            kind rbac.authorization.k8s.io/v1 RoleBinding RoleBinding
            kind scheduling.k8s.io/v1 PriorityClass PriorityClass
            kind v1 ConfigMap ConfigMap
            kind v1 Endpoints Endpoints
            kind v1 Event core.v1.Event
            kind v1 LimitRange LimitRange
            kind v1 Namespace Namespace
            kind v1 Node Node
            kind v1 PersistentVolumeClaim PersistentVolumeClaim
            kind v1 Pod Pod
            kind v1 ReplicationController ReplicationController
            kind v1 ResourceQuota ResourceQuota
            kind v1 Secret Secret
            kind v1 Service Service
            kind v1 ServiceAccount ServiceAccount
            type AWSElasticBlockStoreVolumeSource: fsType string omit; partition int32 omit; readOnly bool omit; volumeID string
            type Affinity: nodeAffinity NodeAffinity; podAffinity PodAffinity; podAntiAffinity PodAntiAffinity
            type AggregationRule: clusterRoleSelectors [LabelSelector] omit
            type AppArmorProfile: localhostProfile string; type string
            type AttachedVolume: devicePath string; name string
            type AzureDiskVolumeSource: cachingMode string default=ReadWrite; diskName string; diskURI string; fsType string default=ext4; kind string default=Shared; readOnly bool
            type AzureFileVolumeSource: readOnly bool omit; secretName string; shareName string
            type CSIVolumeSource: driver string; fsType string; nodePublishSecretRef LocalObjectReference; readOnly bool; volumeAttributes {string} omit
            type Capabilities: add [string] omit; drop [string] omit
            type CephFSVolumeSource: monitors [string]; path string omit; readOnly bool omit; secretFile string omit; secretRef LocalObjectReference; user string omit
            type CinderVolumeSource: fsType string omit; readOnly bool omit; secretRef LocalObjectReference; volumeID string
            type ClientIPConfig: timeoutSeconds int32
            type ClusterRole: aggregationRule AggregationRule; apiVersion string; kind string; metadata ObjectMeta; rules [PolicyRule]
            type ClusterRoleBinding: apiVersion string; kind string; metadata ObjectMeta; roleRef RoleRef always; subjects [Subject] omit
            type ClusterTrustBundleProjection: labelSelector LabelSelector; name string; optional bool; path string; signerName string
            type Condition: lastTransitionTime time; message string; observedGeneration int64 omit; reason string; status string; type string
            type ConfigMap: apiVersion string; binaryData {bytes} omit; data {string} omit; immutable bool; kind string; metadata ObjectMeta
            type ConfigMapEnvSource: name string omit; optional bool
            type ConfigMapKeySelector atomic: key string; name string omit; optional bool
            type ConfigMapNodeConfigSource: kubeletConfigKey string; name string; namespace string; resourceVersion string omit; uid string omit
            type ConfigMapProjection: items [KeyToPath] omit; name string omit; optional bool
            type ConfigMapVolumeSource: defaultMode int32; items [KeyToPath] omit; name string omit; optional bool
            type Container: args [string] omit; command [string] omit; env [EnvVar] keys=name merge=name omit; envFrom [EnvFromSource] omit; image string omit; imagePullPolicy string omit; lifecycle Lifecycle; livenessProbe Probe; name string; ports [ContainerPort] keys=containerPort,protocol merge=containerPort omit; readinessProbe Probe; resizePolicy [ContainerResizePolicy] omit; resources ResourceRequirements always; restartPolicy string; restartPolicyRules [ContainerRestartRule] omit; securityContext SecurityContext; startupProbe Probe; stdin bool omit; stdinOnce bool omit; terminationMessagePath string omit; terminationMessagePolicy string omit; tty bool omit; volumeDevices [VolumeDevice] keys=devicePath merge=devicePath omit; volumeMounts [VolumeMount] keys=mountPath merge=mountPath omit; workingDir string omit
            type ContainerExtendedResourceRequest: containerName string; requestName string; resourceName string
            type ContainerImage: names [string]; sizeBytes int64 omit
            type ContainerPort: containerPort int32; hostIP string omit; hostPort int32 omit; name string omit; protocol string default=TCP omit
            type ContainerResizePolicy: resourceName string; restartPolicy string
            type ContainerResourceMetricSource: container string; name string; target MetricTarget always
            type ContainerResourceMetricStatus: container string; current MetricValueStatus always; name string
            type ContainerRestartRule: action string omit; exitCodes ContainerRestartRuleOnExitCodes
            type ContainerRestartRuleOnExitCodes: operator string omit; values [int32] set omit
            type ContainerState: running ContainerStateRunning; terminated ContainerStateTerminated; waiting ContainerStateWaiting
            type ContainerStateRunning: startedAt time
            type ContainerStateTerminated: containerID string omit; exitCode int32; finishedAt time; message string omit; reason string omit; signal int32 omit; startedAt time
            type ContainerStateWaiting: message string omit; reason string omit
            type ContainerStatus: allocatedResources {quantity} omit; allocatedResourcesStatus [ResourceStatus] keys=name merge=name omit; containerID string omit; image string; imageID string; lastState ContainerState always; name string; ready bool; resources ResourceRequirements; restartCount int32; started bool; state ContainerState always; stopSignal string; user ContainerUser; volumeMounts [VolumeMountStatus] keys=mountPath merge=mountPath omit
            type ContainerUser: linux LinuxContainerUser
            type CronJob: apiVersion string; kind string; metadata ObjectMeta; spec CronJobSpec always; status CronJobStatus always
            type CronJobSpec: concurrencyPolicy string omit; failedJobsHistoryLimit int32; jobTemplate JobTemplateSpec always; schedule string; startingDeadlineSeconds int64; successfulJobsHistoryLimit int32; suspend bool; timeZone string
            type CronJobStatus: active [ObjectReference] omit; lastScheduleTime time; lastSuccessfulTime time
            type CrossVersionObjectReference: apiVersion string; kind string; name string
            type CustomResourceColumnDefinition: description string omit; format string omit; jsonPath string; name string; priority int32 omit; type string
            type CustomResourceConversion: strategy string; webhook WebhookConversion
            type CustomResourceDefinition: apiVersion string; kind string; metadata ObjectMeta; spec CustomResourceDefinitionSpec always; status CustomResourceDefinitionStatus always
            type CustomResourceDefinitionCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type CustomResourceDefinitionNames: categories [string] omit; kind string; listKind string omit; plural string; shortNames [string] omit; singular string omit
            type CustomResourceDefinitionSpec: conversion CustomResourceConversion; group string; names CustomResourceDefinitionNames always; preserveUnknownFields bool omit; scope string; versions [CustomResourceDefinitionVersion]
            type CustomResourceDefinitionStatus: acceptedNames CustomResourceDefinitionNames always; conditions [CustomResourceDefinitionCondition] keys=type; storedVersions [string]
            type CustomResourceDefinitionVersion: additionalPrinterColumns [CustomResourceColumnDefinition] omit; deprecated bool omit; deprecationWarning string; name string; schema CustomResourceValidation; selectableFields [SelectableField] omit; served bool; storage bool; subresources CustomResourceSubresources
            type CustomResourceSubresourceScale: labelSelectorPath string; specReplicasPath string; statusReplicasPath string
            type CustomResourceSubresources: scale CustomResourceSubresourceScale; status any
            type CustomResourceValidation: openAPIV3Schema any
            type DaemonEndpoint: Port int32
            type DaemonSet: apiVersion string; kind string; metadata ObjectMeta; spec DaemonSetSpec always; status DaemonSetStatus always
            type DaemonSetCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type DaemonSetSpec: minReadySeconds int32 omit; revisionHistoryLimit int32; selector LabelSelector; template PodTemplateSpec always; updateStrategy DaemonSetUpdateStrategy always
            type DaemonSetStatus: collisionCount int32; conditions [DaemonSetCondition] keys=type merge=type omit; currentNumberScheduled int32; desiredNumberScheduled int32; numberAvailable int32 omit; numberMisscheduled int32; numberReady int32; numberUnavailable int32 omit; observedGeneration int64 omit; updatedNumberScheduled int32 omit
            type DaemonSetUpdateStrategy: rollingUpdate RollingUpdateDaemonSet; type string omit
            type Deployment: apiVersion string; kind string; metadata ObjectMeta; spec DeploymentSpec always; status DeploymentStatus always
            type DeploymentCondition: lastTransitionTime time; lastUpdateTime time; message string omit; reason string omit; status string; type string
            type DeploymentSpec: minReadySeconds int32 omit; paused bool omit; progressDeadlineSeconds int32; replicas int32; revisionHistoryLimit int32; selector LabelSelector; strategy DeploymentStrategy retainKeys always; template PodTemplateSpec always
            type DeploymentStatus: availableReplicas int32 omit; collisionCount int32; conditions [DeploymentCondition] keys=type merge=type omit; observedGeneration int64 omit; readyReplicas int32 omit; replicas int32 omit; terminatingReplicas int32; unavailableReplicas int32 omit; updatedReplicas int32 omit
            type DeploymentStrategy: rollingUpdate RollingUpdateDeployment; type string omit
            type DownwardAPIProjection: items [DownwardAPIVolumeFile] omit
            type DownwardAPIVolumeFile: fieldRef ObjectFieldSelector; mode int32; path string; resourceFieldRef ResourceFieldSelector
            type DownwardAPIVolumeSource: defaultMode int32; items [DownwardAPIVolumeFile] omit
            type EmptyDirVolumeSource: medium string omit; sizeLimit quantity
            type Endpoint: addresses [string] set; conditions EndpointConditions always; deprecatedTopology {string} omit; hints EndpointHints; hostname string; nodeName string; targetRef ObjectReference; zone string
            type EndpointAddress atomic: hostname string omit; ip string; nodeName string; targetRef ObjectReference
            type EndpointConditions: ready bool; serving bool; terminating bool
            type EndpointHints: forNodes [ForNode] omit; forZones [ForZone] omit
            type EndpointSlice: addressType string; apiVersion string; endpoints [Endpoint]; kind string; metadata ObjectMeta; ports [discovery.v1.EndpointPort]
            type EndpointSubset: addresses [EndpointAddress] omit; notReadyAddresses [EndpointAddress] omit; ports [core.v1.EndpointPort] omit
            type Endpoints: apiVersion string; kind string; metadata ObjectMeta; subsets [EndpointSubset] omit
            type EnvFromSource: configMapRef ConfigMapEnvSource; prefix string omit; secretRef SecretEnvSource
            type EnvVar: name string; value string omit; valueFrom EnvVarSource
            type EnvVarSource: configMapKeyRef ConfigMapKeySelector; fieldRef ObjectFieldSelector; fileKeyRef FileKeySelector; resourceFieldRef ResourceFieldSelector; secretKeyRef SecretKeySelector
            type EphemeralContainer: args [string] omit; command [string] omit; env [EnvVar] keys=name merge=name omit; envFrom [EnvFromSource] omit; image string omit; imagePullPolicy string omit; lifecycle Lifecycle; livenessProbe Probe; name string; ports [ContainerPort] keys=containerPort,protocol merge=containerPort omit; readinessProbe Probe; resizePolicy [ContainerResizePolicy] omit; resources ResourceRequirements always; restartPolicy string; restartPolicyRules [ContainerRestartRule] omit; securityContext SecurityContext; startupProbe Probe; stdin bool omit; stdinOnce bool omit; targetContainerName string omit; terminationMessagePath string omit; terminationMessagePolicy string omit; tty bool omit; volumeDevices [VolumeDevice] keys=devicePath merge=devicePath omit; volumeMounts [VolumeMount] keys=mountPath merge=mountPath omit; workingDir string omit
            type EphemeralVolumeSource: volumeClaimTemplate PersistentVolumeClaimTemplate
            type EventSource: component string omit; host string omit
            type ExecAction: command [string] omit
            type ExternalMetricSource: metric MetricIdentifier always; target MetricTarget always
            type ExternalMetricStatus: current MetricValueStatus always; metric MetricIdentifier always
            type FCVolumeSource: fsType string omit; lun int32; readOnly bool omit; targetWWNs [string] omit; wwids [string] omit
            type FieldSelectorAttributes: rawSelector string omit; requirements [FieldSelectorRequirement] omit
            type FieldSelectorRequirement: key string; operator string; values [string] omit
            type FileKeySelector atomic: key string; optional bool; path string; volumeName string
            type FlexVolumeSource: driver string; fsType string omit; options {string} omit; readOnly bool omit; secretRef LocalObjectReference
            type FlockerVolumeSource: datasetName string omit; datasetUUID string omit
            type ForNode: name string
            type ForZone: name string
            type GCEPersistentDiskVolumeSource: fsType string omit; partition int32 omit; pdName string; readOnly bool omit
            type GRPCAction: port int32; service string
            type GitRepoVolumeSource: directory string omit; repository string; revision string omit
            type GlusterfsVolumeSource: endpoints string; path string; readOnly bool omit
            type HPAScalingPolicy: periodSeconds int32; type string; value int32
            type HPAScalingRules: policies [HPAScalingPolicy] omit; selectPolicy string; stabilizationWindowSeconds int32; tolerance quantity
            type HTTPGetAction: host string omit; httpHeaders [HTTPHeader] omit; path string omit; port int-or-string; scheme string omit
            type HTTPHeader: name string; value string
            type HTTPIngressPath: backend IngressBackend always; path string omit; pathType string
            type HTTPIngressRuleValue: paths [HTTPIngressPath]
            type HorizontalPodAutoscaler: apiVersion string; kind string; metadata ObjectMeta; spec HorizontalPodAutoscalerSpec always; status HorizontalPodAutoscalerStatus always
            type HorizontalPodAutoscalerBehavior: scaleDown HPAScalingRules; scaleUp HPAScalingRules
            type HorizontalPodAutoscalerCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type HorizontalPodAutoscalerSpec: behavior HorizontalPodAutoscalerBehavior; maxReplicas int32; metrics [MetricSpec] omit; minReplicas int32; scaleTargetRef CrossVersionObjectReference always
            type HorizontalPodAutoscalerStatus: conditions [HorizontalPodAutoscalerCondition] keys=type merge=type omit; currentMetrics [MetricStatus]; currentReplicas int32 omit; desiredReplicas int32; lastScaleTime time; observedGeneration int64
            type HostAlias: hostnames [string] omit; ip string
            type HostIP: ip string
            type HostPathVolumeSource: path string; type string
            type IPBlock: cidr string; except [string] omit
            type ISCSIVolumeSource: chapAuthDiscovery bool omit; chapAuthSession bool omit; fsType string omit; initiatorName string; iqn string; iscsiInterface string default=default omit; lun int32; portals [string] omit; readOnly bool omit; secretRef LocalObjectReference; targetPortal string
            type ImageVolumeSource: pullPolicy string omit; reference string omit
            type Ingress: apiVersion string; kind string; metadata ObjectMeta; spec IngressSpec always; status IngressStatus always
            type IngressBackend: resource TypedLocalObjectReference; service IngressServiceBackend
            type IngressClass: apiVersion string; kind string; metadata ObjectMeta; spec IngressClassSpec always
            type IngressClassParametersReference: apiGroup string; kind string; name string; namespace string; scope string
            type IngressClassSpec: controller string omit; parameters IngressClassParametersReference
            type IngressLoadBalancerIngress: hostname string omit; ip string omit; ports [IngressPortStatus] omit
            type IngressLoadBalancerStatus: ingress [IngressLoadBalancerIngress] omit
            type IngressPortStatus: error string; port int32; protocol string
            type IngressRule: host string omit; http HTTPIngressRuleValue
            type IngressServiceBackend: name string; port ServiceBackendPort always
            type IngressSpec: defaultBackend IngressBackend; ingressClassName string; rules [IngressRule] omit; tls [IngressTLS] omit
            type IngressStatus: loadBalancer IngressLoadBalancerStatus always
            type IngressTLS: hosts [string] omit; secretName string omit
            type Job: apiVersion string; kind string; metadata ObjectMeta; spec JobSpec always; status JobStatus always
            type JobCondition: lastProbeTime time; lastTransitionTime time; message string omit; reason string omit; status string; type string
            type JobSpec: activeDeadlineSeconds int64; backoffLimit int32; backoffLimitPerIndex int32; completionMode string; completions int32; managedBy string; manualSelector bool; maxFailedIndexes int32; parallelism int32; podFailurePolicy PodFailurePolicy; podReplacementPolicy string; selector LabelSelector; successPolicy SuccessPolicy; suspend bool; template PodTemplateSpec always; ttlSecondsAfterFinished int32
            type JobStatus: active int32 omit; completedIndexes string omit; completionTime time; conditions [JobCondition] merge=type omit; failed int32 omit; failedIndexes string; ready int32; startTime time; succeeded int32 omit; terminating int32; uncountedTerminatedPods UncountedTerminatedPods
            type JobTemplateSpec: metadata ObjectMeta; spec JobSpec always
            type KeyToPath: key string; mode int32; path string
            type LabelSelector atomic: matchExpressions [LabelSelectorRequirement] omit; matchLabels {string} omit
            type LabelSelectorAttributes: rawSelector string omit; requirements [LabelSelectorRequirement] omit
            type LabelSelectorRequirement: key string; operator string; values [string] omit
            type Lease: apiVersion string; kind string; metadata ObjectMeta; spec LeaseSpec always
            type LeaseSpec: acquireTime time; holderIdentity string; leaseDurationSeconds int32; leaseTransitions int32; preferredHolder string; renewTime time; strategy string
            type Lifecycle: postStart LifecycleHandler; preStop LifecycleHandler; stopSignal string
            type LifecycleHandler: exec ExecAction; httpGet HTTPGetAction; sleep SleepAction; tcpSocket TCPSocketAction
            type LimitRange: apiVersion string; kind string; metadata ObjectMeta; spec LimitRangeSpec always
            type LimitRangeItem: default {quantity} omit; defaultRequest {quantity} omit; max {quantity} omit; maxLimitRequestRatio {quantity} omit; min {quantity} omit; type string
            type LimitRangeSpec: limits [LimitRangeItem]
            type LinuxContainerUser: gid int64; supplementalGroups [int64] omit; uid int64
            type LoadBalancerIngress: hostname string omit; ip string omit; ipMode string; ports [PortStatus] omit
            type LoadBalancerStatus: ingress [LoadBalancerIngress] omit
            type LocalObjectReference atomic: name string omit
            type ManagedFieldsEntry: apiVersion string; fieldsType string omit; fieldsV1 any; manager string omit; operation string omit; subresource string omit; time time
            type MetricIdentifier: name string; selector LabelSelector
            type MetricSpec: containerResource ContainerResourceMetricSource; external ExternalMetricSource; object ObjectMetricSource; pods PodsMetricSource; resource ResourceMetricSource; type string
            type MetricStatus: containerResource ContainerResourceMetricStatus; external ExternalMetricStatus; object ObjectMetricStatus; pods PodsMetricStatus; resource ResourceMetricStatus; type string
            type MetricTarget: averageUtilization int32; averageValue quantity; type string; value quantity
            type MetricValueStatus: averageUtilization int32; averageValue quantity; value quantity
            type ModifyVolumeStatus: status string; targetVolumeAttributesClassName string omit
            type NFSVolumeSource: path string; readOnly bool omit; server string
            type Namespace: apiVersion string; kind string; metadata ObjectMeta; spec NamespaceSpec always; status NamespaceStatus always
            type NamespaceCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type NamespaceSpec: finalizers [string] omit
            type NamespaceStatus: conditions [NamespaceCondition] keys=type merge=type omit; phase string omit
            type NetworkPolicy: apiVersion string; kind string; metadata ObjectMeta; spec NetworkPolicySpec always
            type NetworkPolicyEgressRule: ports [NetworkPolicyPort] omit; to [NetworkPolicyPeer] omit
            type NetworkPolicyIngressRule: from [NetworkPolicyPeer] omit; ports [NetworkPolicyPort] omit
            type NetworkPolicyPeer: ipBlock IPBlock; namespaceSelector LabelSelector; podSelector LabelSelector
            type NetworkPolicyPort: endPort int32; port int-or-string; protocol string
            type NetworkPolicySpec: egress [NetworkPolicyEgressRule] omit; ingress [NetworkPolicyIngressRule] omit; podSelector LabelSelector always; policyTypes [string] omit
            type Node: apiVersion string; kind string; metadata ObjectMeta; spec NodeSpec always; status NodeStatus always
            type NodeAddress: address string; type string
            type NodeAffinity: preferredDuringSchedulingIgnoredDuringExecution [PreferredSchedulingTerm] omit; requiredDuringSchedulingIgnoredDuringExecution NodeSelector
            type NodeCondition: lastHeartbeatTime time; lastTransitionTime time; message string omit; reason string omit; status string; type string
            type NodeConfigSource: configMap ConfigMapNodeConfigSource
            type NodeConfigStatus: active NodeConfigSource; assigned NodeConfigSource; error string omit; lastKnownGood NodeConfigSource
            type NodeDaemonEndpoints: kubeletEndpoint DaemonEndpoint always
            type NodeFeatures: supplementalGroupsPolicy bool
            type NodeRuntimeHandler: features NodeRuntimeHandlerFeatures; name string
            type NodeRuntimeHandlerFeatures: recursiveReadOnlyMounts bool; userNamespaces bool
            type NodeSelector atomic: nodeSelectorTerms [NodeSelectorTerm]
            type NodeSelectorRequirement: key string; operator string; values [string] omit
            type NodeSelectorTerm atomic: matchExpressions [NodeSelectorRequirement] omit; matchFields [NodeSelectorRequirement] omit
            type NodeSpec: configSource NodeConfigSource; externalID string omit; podCIDR string omit; podCIDRs [string] set merge= omit; providerID string omit; taints [Taint] omit; unschedulable bool omit
            type NodeStatus: addresses [NodeAddress] keys=type merge=type omit; allocatable {quantity} omit; capacity {quantity} omit; conditions [NodeCondition] keys=type merge=type omit; config NodeConfigStatus; daemonEndpoints NodeDaemonEndpoints always; features NodeFeatures; images [ContainerImage] omit; nodeInfo NodeSystemInfo always; phase string omit; runtimeHandlers [NodeRuntimeHandler] omit; volumesAttached [AttachedVolume] omit; volumesInUse [string] omit
            type NodeSwapStatus: capacity int64
            type NodeSystemInfo: architecture string; bootID string; containerRuntimeVersion string; kernelVersion string; kubeProxyVersion string; kubeletVersion string; machineID string; operatingSystem string; osImage string; swap NodeSwapStatus; systemUUID string
            type NonResourceAttributes: path string omit; verb string omit
            type ObjectFieldSelector atomic: apiVersion string; fieldPath string
            type ObjectMeta: annotations {string} omit; creationTimestamp time; deletionGracePeriodSeconds int64; deletionTimestamp time; finalizers [string] set merge= omit; generateName string omit; generation int64 omit; labels {string} omit; managedFields any; name string omit; namespace string omit; ownerReferences [OwnerReference] keys=uid merge=uid omit; resourceVersion string omit; selfLink string omit; uid string omit
            type ObjectMetricSource: describedObject CrossVersionObjectReference always; metric MetricIdentifier always; target MetricTarget always
            type ObjectMetricStatus: current MetricValueStatus always; describedObject CrossVersionObjectReference always; metric MetricIdentifier always
            type ObjectReference atomic: apiVersion string; fieldPath string omit; kind string; name string omit; namespace string omit; resourceVersion string omit; uid string omit
            type OwnerReference atomic: apiVersion string; blockOwnerDeletion bool; controller bool; kind string; name string; uid string
            type PersistentVolumeClaim: apiVersion string; kind string; metadata ObjectMeta; spec PersistentVolumeClaimSpec always; status PersistentVolumeClaimStatus always
            type PersistentVolumeClaimCondition: lastProbeTime time; lastTransitionTime time; message string omit; reason string omit; status string; type string
            type PersistentVolumeClaimSpec: accessModes [string] omit; dataSource TypedLocalObjectReference; dataSourceRef TypedObjectReference; resources VolumeResourceRequirements always; selector LabelSelector; storageClassName string; volumeAttributesClassName string; volumeMode string; volumeName string omit
            type PersistentVolumeClaimStatus: accessModes [string] omit; allocatedResourceStatuses {string} omit; allocatedResources {quantity} omit; capacity {quantity} omit; conditions [PersistentVolumeClaimCondition] keys=type merge=type omit; currentVolumeAttributesClassName string; modifyVolumeStatus ModifyVolumeStatus; phase string omit
            type PersistentVolumeClaimTemplate: metadata ObjectMeta; spec PersistentVolumeClaimSpec always
            type PersistentVolumeClaimVolumeSource: claimName string; readOnly bool omit
            type PhotonPersistentDiskVolumeSource: fsType string omit; pdID string
            type Pod: apiVersion string; kind string; metadata ObjectMeta; spec PodSpec always; status PodStatus always
            type PodAffinity: preferredDuringSchedulingIgnoredDuringExecution [WeightedPodAffinityTerm] omit; requiredDuringSchedulingIgnoredDuringExecution [PodAffinityTerm] omit
            type PodAffinityTerm: labelSelector LabelSelector; matchLabelKeys [string] omit; mismatchLabelKeys [string] omit; namespaceSelector LabelSelector; namespaces [string] omit; topologyKey string
            type PodAntiAffinity: preferredDuringSchedulingIgnoredDuringExecution [WeightedPodAffinityTerm] omit; requiredDuringSchedulingIgnoredDuringExecution [PodAffinityTerm] omit
            type PodCertificateProjection: certificateChainPath string omit; credentialBundlePath string omit; keyPath string omit; keyType string omit; maxExpirationSeconds int32; signerName string omit
            type PodCondition: lastProbeTime time; lastTransitionTime time; message string omit; observedGeneration int64 omit; reason string omit; status string; type string
            type PodDNSConfig: nameservers [string] omit; options [PodDNSConfigOption] omit; searches [string] omit
            type PodDNSConfigOption: name string omit; value string
            type PodDisruptionBudget: apiVersion string; kind string; metadata ObjectMeta; spec PodDisruptionBudgetSpec always; status PodDisruptionBudgetStatus always
            type PodDisruptionBudgetSpec: maxUnavailable int-or-string; minAvailable int-or-string; selector LabelSelector replace; unhealthyPodEvictionPolicy string
            type PodDisruptionBudgetStatus: conditions [Condition] keys=type merge=type omit; currentHealthy int32; desiredHealthy int32; disruptedPods {time} omit; disruptionsAllowed int32; expectedPods int32; observedGeneration int64 omit
            type PodExtendedResourceClaimStatus: requestMappings [ContainerExtendedResourceRequest]; resourceClaimName string
            type PodFailurePolicy: rules [PodFailurePolicyRule]
            type PodFailurePolicyOnExitCodesRequirement: containerName string; operator string; values [int32] set
            type PodFailurePolicyOnPodConditionsPattern: status string; type string
            type PodFailurePolicyRule: action string; onExitCodes PodFailurePolicyOnExitCodesRequirement; onPodConditions [PodFailurePolicyOnPodConditionsPattern] omit
            type PodIP: ip string
            type PodOS: name string
            type PodReadinessGate: conditionType string
            type PodResourceClaim: name string; resourceClaimName string; resourceClaimTemplateName string
            type PodResourceClaimStatus: name string; resourceClaimName string
            type PodSchedulingGate: name string
            type PodSecurityContext: appArmorProfile AppArmorProfile; fsGroup int64; fsGroupChangePolicy string; runAsGroup int64; runAsNonRoot bool; runAsUser int64; seLinuxChangePolicy string; seLinuxOptions SELinuxOptions; seccompProfile SeccompProfile; supplementalGroups [int64] omit; supplementalGroupsPolicy string; sysctls [Sysctl] omit; windowsOptions WindowsSecurityContextOptions
            type PodSpec: activeDeadlineSeconds int64; affinity Affinity; automountServiceAccountToken bool; containers [Container] keys=name merge=name; dnsConfig PodDNSConfig; dnsPolicy string omit; enableServiceLinks bool; ephemeralContainers [EphemeralContainer] keys=name merge=name omit; hostAliases [HostAlias] keys=ip merge=ip omit; hostIPC bool omit; hostNetwork bool omit; hostPID bool omit; hostUsers bool; hostname string omit; hostnameOverride string; imagePullSecrets [LocalObjectReference] keys=name merge=name omit; initContainers [Container] keys=name merge=name omit; nodeName string omit; nodeSelector {string} atomic omit; os PodOS; overhead {quantity} omit; preemptionPolicy string; priority int32; priorityClassName string omit; readinessGates [PodReadinessGate] omit; resourceClaims [PodResourceClaim] keys=name merge=name retainKeys omit; resources ResourceRequirements; restartPolicy string omit; runtimeClassName string; schedulerName string omit; schedulingGates [PodSchedulingGate] keys=name merge=name omit; securityContext PodSecurityContext; serviceAccount string omit; serviceAccountName string omit; setHostnameAsFQDN bool; shareProcessNamespace bool; subdomain string omit; terminationGracePeriodSeconds int64; tolerations [Toleration] omit; topologySpreadConstraints [TopologySpreadConstraint] keys=topologyKey,whenUnsatisfiable merge=topologyKey omit; volumes [Volume] keys=name merge=name retainKeys omit
            type PodStatus: conditions [PodCondition] keys=type merge=type omit; containerStatuses [ContainerStatus] omit; ephemeralContainerStatuses [ContainerStatus] omit; extendedResourceClaimStatus PodExtendedResourceClaimStatus; hostIP string omit; hostIPs [HostIP] merge=ip omit; initContainerStatuses [ContainerStatus] omit; message string omit; nominatedNodeName string omit; observedGeneration int64 omit; phase string omit; podIP string omit; podIPs [PodIP] keys=ip merge=ip omit; qosClass string omit; reason string omit; resize string omit; resourceClaimStatuses [PodResourceClaimStatus] keys=name merge=name retainKeys omit; startTime time
            type PodTemplateSpec: metadata ObjectMeta; spec PodSpec always
            type PodsMetricSource: metric MetricIdentifier always; target MetricTarget always
            type PodsMetricStatus: current MetricValueStatus always; metric MetricIdentifier always
            type PolicyRule: apiGroups [string] omit; nonResourceURLs [string] omit; resourceNames [string] omit; resources [string] omit; verbs [string]
            type PortStatus: error string; port int32; protocol string
            type PortworxVolumeSource: fsType string omit; readOnly bool omit; volumeID string
            type PreferredSchedulingTerm: preference NodeSelectorTerm always; weight int32
            type PriorityClass: apiVersion string; description string omit; globalDefault bool omit; kind string; metadata ObjectMeta; preemptionPolicy string; value int32
            type Probe: exec ExecAction; failureThreshold int32 omit; grpc GRPCAction; httpGet HTTPGetAction; initialDelaySeconds int32 omit; periodSeconds int32 omit; successThreshold int32 omit; tcpSocket TCPSocketAction; terminationGracePeriodSeconds int64; timeoutSeconds int32 omit
            type ProjectedVolumeSource: defaultMode int32; sources [VolumeProjection]
            type QuobyteVolumeSource: group string omit; readOnly bool omit; registry string; tenant string omit; user string omit; volume string
            type RBDVolumeSource: fsType string omit; image string; keyring string default=/etc/ceph/keyring omit; monitors [string]; pool string default=rbd omit; readOnly bool omit; secretRef LocalObjectReference; user string default=admin omit
            type ReplicaSet: apiVersion string; kind string; metadata ObjectMeta; spec ReplicaSetSpec always; status ReplicaSetStatus always
            type ReplicaSetCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type ReplicaSetSpec: minReadySeconds int32 omit; replicas int32; selector LabelSelector; template PodTemplateSpec always
            type ReplicaSetStatus: availableReplicas int32 omit; conditions [ReplicaSetCondition] keys=type merge=type omit; fullyLabeledReplicas int32 omit; observedGeneration int64 omit; readyReplicas int32 omit; replicas int32; terminatingReplicas int32
            type ReplicationController: apiVersion string; kind string; metadata ObjectMeta; spec ReplicationControllerSpec always; status ReplicationControllerStatus always
            type ReplicationControllerCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type ReplicationControllerSpec: minReadySeconds int32 omit; replicas int32 default=1; selector {string} atomic omit; template PodTemplateSpec
            type ReplicationControllerStatus: availableReplicas int32 omit; conditions [ReplicationControllerCondition] keys=type merge=type omit; fullyLabeledReplicas int32 omit; observedGeneration int64 omit; readyReplicas int32 omit; replicas int32
            type ResourceAttributes: fieldSelector FieldSelectorAttributes; group string omit; labelSelector LabelSelectorAttributes; name string omit; namespace string omit; resource string omit; subresource string omit; verb string omit; version string omit
            type ResourceClaim: name string; request string omit
            type ResourceFieldSelector atomic: containerName string omit; divisor quantity; resource string
            type ResourceHealth: health string omit; resourceID string
            type ResourceMetricSource: name string; target MetricTarget always
            type ResourceMetricStatus: current MetricValueStatus always; name string
            type ResourceQuota: apiVersion string; kind string; metadata ObjectMeta; spec ResourceQuotaSpec always; status ResourceQuotaStatus always
            type ResourceQuotaSpec: hard {quantity} omit; scopeSelector ScopeSelector; scopes [string] omit
            type ResourceQuotaStatus: hard {quantity} omit; used {quantity} omit
            type ResourceRequirements: claims [ResourceClaim] keys=name omit; limits {quantity} omit; requests {quantity} omit
            type ResourceStatus: name string; resources [ResourceHealth] keys=resourceID omit
            type Role: apiVersion string; kind string; metadata ObjectMeta; rules [PolicyRule]
            type RoleBinding: apiVersion string; kind string; metadata ObjectMeta; roleRef RoleRef always; subjects [Subject] omit
            type RoleRef atomic: apiGroup string; kind string; name string
            type RollingUpdateDaemonSet: maxSurge int-or-string; maxUnavailable int-or-string
            type RollingUpdateDeployment: maxSurge int-or-string; maxUnavailable int-or-string
            type RollingUpdateStatefulSetStrategy: maxUnavailable int-or-string; partition int32
            type SELinuxOptions: level string omit; role string omit; type string omit; user string omit
            type Scale: apiVersion string; kind string; metadata ObjectMeta; spec ScaleSpec always; status ScaleStatus always
            type ScaleIOVolumeSource: fsType string default=xfs omit; gateway string; protectionDomain string omit; readOnly bool omit; secretRef LocalObjectReference; sslEnabled bool omit; storageMode string default=ThinProvisioned omit; storagePool string omit; system string; volumeName string omit
            type ScaleSpec: replicas int32 omit
            type ScaleStatus: replicas int32; selector string omit
            type ScopeSelector atomic: matchExpressions [ScopedResourceSelectorRequirement] omit
            type ScopedResourceSelectorRequirement: operator string; scopeName string; values [string] omit
            type SeccompProfile: localhostProfile string; type string
            type Secret: apiVersion string; data {bytes} omit; immutable bool; kind string; metadata ObjectMeta; stringData {string} omit; type string omit
            type SecretEnvSource: name string omit; optional bool
            type SecretKeySelector atomic: key string; name string omit; optional bool
            type SecretProjection: items [KeyToPath] omit; name string omit; optional bool
            type SecretVolumeSource: defaultMode int32; items [KeyToPath] omit; optional bool; secretName string omit
            type SecurityContext: allowPrivilegeEscalation bool; appArmorProfile AppArmorProfile; capabilities Capabilities; privileged bool; procMount string; readOnlyRootFilesystem bool; runAsGroup int64; runAsNonRoot bool; runAsUser int64; seLinuxOptions SELinuxOptions; seccompProfile SeccompProfile; windowsOptions WindowsSecurityContextOptions
            type SelectableField: jsonPath string
            type SelfSubjectAccessReview: apiVersion string; kind string; metadata ObjectMeta; spec SelfSubjectAccessReviewSpec always; status SubjectAccessReviewStatus always
            type SelfSubjectAccessReviewSpec: nonResourceAttributes NonResourceAttributes; resourceAttributes ResourceAttributes
            type Service: apiVersion string; kind string; metadata ObjectMeta; spec ServiceSpec always; status ServiceStatus always
            type ServiceAccount: apiVersion string; automountServiceAccountToken bool; imagePullSecrets [LocalObjectReference] omit; kind string; metadata ObjectMeta; secrets [ObjectReference] keys=name merge=name omit
            type ServiceAccountTokenProjection: audience string omit; expirationSeconds int64; path string
            type ServiceBackendPort atomic: name string omit; number int32 omit
            type ServicePort: appProtocol string; name string omit; nodePort int32 omit; port int32; protocol string default=TCP omit; targetPort int-or-string
            type ServiceReference: name string; namespace string; path string; port int32
            type ServiceSpec: allocateLoadBalancerNodePorts bool; clusterIP string omit; clusterIPs [string] omit; externalIPs [string] omit; externalName string omit; externalTrafficPolicy string omit; healthCheckNodePort int32 omit; internalTrafficPolicy string; ipFamilies [string] omit; ipFamilyPolicy string; loadBalancerClass string; loadBalancerIP string omit; loadBalancerSourceRanges [string] omit; ports [ServicePort] keys=port,protocol merge=port omit; publishNotReadyAddresses bool omit; selector {string} atomic omit; sessionAffinity string omit; sessionAffinityConfig SessionAffinityConfig; trafficDistribution string; type string omit
            type ServiceStatus: conditions [Condition] keys=type merge=type omit; loadBalancer LoadBalancerStatus always
            type SessionAffinityConfig: clientIP ClientIPConfig
            type SleepAction: seconds int64
            type StatefulSet: apiVersion string; kind string; metadata ObjectMeta; spec StatefulSetSpec always; status StatefulSetStatus always
            type StatefulSetCondition: lastTransitionTime time; message string omit; reason string omit; status string; type string
            type StatefulSetOrdinals: start int32
            type StatefulSetPersistentVolumeClaimRetentionPolicy: whenDeleted string omit; whenScaled string omit
            type StatefulSetSpec: minReadySeconds int32 omit; ordinals StatefulSetOrdinals; persistentVolumeClaimRetentionPolicy StatefulSetPersistentVolumeClaimRetentionPolicy; podManagementPolicy string omit; replicas int32; revisionHistoryLimit int32; selector LabelSelector; serviceName string; template PodTemplateSpec always; updateStrategy StatefulSetUpdateStrategy always; volumeClaimTemplates [PersistentVolumeClaim] omit
            type StatefulSetStatus: availableReplicas int32; collisionCount int32; conditions [StatefulSetCondition] keys=type merge=type omit; currentReplicas int32 omit; currentRevision string omit; observedGeneration int64 omit; readyReplicas int32 omit; replicas int32; updateRevision string omit; updatedReplicas int32 omit
            type StatefulSetUpdateStrategy: rollingUpdate RollingUpdateStatefulSetStrategy; type string omit
            type StorageOSVolumeSource: fsType string omit; readOnly bool omit; secretRef LocalObjectReference; volumeName string omit; volumeNamespace string omit
            type Subject atomic: apiGroup string omit; kind string; name string; namespace string omit
            type SubjectAccessReviewStatus: allowed bool; denied bool omit; evaluationError string omit; reason string omit
            type SuccessPolicy: rules [SuccessPolicyRule]
            type SuccessPolicyRule: succeededCount int32; succeededIndexes string
            type Sysctl: name string; value string
            type TCPSocketAction: host string omit; port int-or-string
            type Taint: effect string; key string; timeAdded time; value string omit
            type Toleration: effect string omit; key string omit; operator string omit; tolerationSeconds int64; value string omit
            type TopologySpreadConstraint: labelSelector LabelSelector; matchLabelKeys [string] omit; maxSkew int32; minDomains int32; nodeAffinityPolicy string; nodeTaintsPolicy string; topologyKey string; whenUnsatisfiable string
            type TypedLocalObjectReference atomic: apiGroup string; kind string; name string
            type TypedObjectReference: apiGroup string; kind string; name string; namespace string
            type UncountedTerminatedPods: failed [string] set omit; succeeded [string] set omit
            type Volume: awsElasticBlockStore AWSElasticBlockStoreVolumeSource; azureDisk AzureDiskVolumeSource; azureFile AzureFileVolumeSource; cephfs CephFSVolumeSource; cinder CinderVolumeSource; configMap ConfigMapVolumeSource; csi CSIVolumeSource; downwardAPI DownwardAPIVolumeSource; emptyDir EmptyDirVolumeSource; ephemeral EphemeralVolumeSource; fc FCVolumeSource; flexVolume FlexVolumeSource; flocker FlockerVolumeSource; gcePersistentDisk GCEPersistentDiskVolumeSource; gitRepo GitRepoVolumeSource; glusterfs GlusterfsVolumeSource; hostPath HostPathVolumeSource; image ImageVolumeSource; iscsi ISCSIVolumeSource; name string; nfs NFSVolumeSource; persistentVolumeClaim PersistentVolumeClaimVolumeSource; photonPersistentDisk PhotonPersistentDiskVolumeSource; portworxVolume PortworxVolumeSource; projected ProjectedVolumeSource; quobyte QuobyteVolumeSource; rbd RBDVolumeSource; scaleIO ScaleIOVolumeSource; secret SecretVolumeSource; storageos StorageOSVolumeSource; vsphereVolume VsphereVirtualDiskVolumeSource
            type VolumeDevice: devicePath string; name string
            type VolumeMount: mountPath string; mountPropagation string; name string; readOnly bool omit; recursiveReadOnly string; subPath string omit; subPathExpr string omit
            type VolumeMountStatus: mountPath string; name string; readOnly bool omit; recursiveReadOnly string
            type VolumeProjection: clusterTrustBundle ClusterTrustBundleProjection; configMap ConfigMapProjection; downwardAPI DownwardAPIProjection; podCertificate PodCertificateProjection; secret SecretProjection; serviceAccountToken ServiceAccountTokenProjection
            type VolumeResourceRequirements: limits {quantity} omit; requests {quantity} omit
            type VsphereVirtualDiskVolumeSource: fsType string omit; storagePolicyID string omit; storagePolicyName string omit; volumePath string
            type WebhookClientConfig: caBundle bytes omit; service ServiceReference; url string
            type WebhookConversion: clientConfig WebhookClientConfig; conversionReviewVersions [string]
            type WeightedPodAffinityTerm: podAffinityTerm PodAffinityTerm always; weight int32
            type WindowsSecurityContextOptions: gmsaCredentialSpec string; gmsaCredentialSpecName string; hostProcess bool; runAsUserName string
            type core.v1.EndpointPort atomic: appProtocol string; name string omit; port int32; protocol string omit
            type core.v1.Event: action string omit; apiVersion string; count int32 omit; eventTime time; firstTimestamp time; involvedObject ObjectReference always; kind string; lastTimestamp time; message string omit; metadata ObjectMeta; reason string omit; related ObjectReference; reportingComponent string; reportingInstance string; series core.v1.EventSeries; source EventSource always; type string omit
            type core.v1.EventSeries: count int32 omit; lastObservedTime time
            type discovery.v1.EndpointPort atomic: appProtocol string; name string; port int32; protocol string
            type events.v1.Event: action string omit; apiVersion string; deprecatedCount int32 omit; deprecatedFirstTimestamp time; deprecatedLastTimestamp time; deprecatedSource EventSource always; eventTime time; kind string; metadata ObjectMeta; note string omit; reason string omit; regarding ObjectReference always; related ObjectReference; reportingController string omit; reportingInstance string omit; series events.v1.EventSeries; type string omit
            type events.v1.EventSeries: count int32; lastObservedTime time
            """;
    static final String GATEWAY = """
            custom gateway.networking.k8s.io/v1 HTTPRoute HTTPRoute
            type HTTPRoute required=spec: apiVersion string; kind string; metadata ObjectMeta; spec HTTPRoute.spec; status HTTPRoute.status
            type HTTPRoute.spec: hostnames [string] maxItems=16; parentRefs [HTTPRoute.spec.parentRefs] maxItems=32; rules [HTTPRoute.spec.rules] default=[{}] maxItems=16
            type HTTPRoute.spec.parentRefs required=name: group string default=gateway.networking.k8s.io maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string default=Gateway minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253; namespace string minLength=1 maxLength=63 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; port int32 minimum=1 maximum=65535 format=int32; sectionName string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
            type HTTPRoute.spec.rules: backendRefs [HTTPRoute.spec.rules.backendRefs] maxItems=16; filters [HTTPRoute.spec.rules.filters] maxItems=16; matches [HTTPRoute.spec.rules.matches] default=[{}] maxItems=64; name string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; timeouts HTTPRoute.spec.rules.timeouts
            type HTTPRoute.spec.rules.backendRefs required=name: filters [HTTPRoute.spec.rules.backendRefs.filters] maxItems=16; group string default= maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string default=Service minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253; namespace string minLength=1 maxLength=63 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; port int32 minimum=1 maximum=65535 format=int32; weight int32 default=1 minimum=0 maximum=1000000 format=int32
            type HTTPRoute.spec.rules.backendRefs.filters required=type: extensionRef HTTPRoute.spec.rules.backendRefs.filters.extensionRef; requestHeaderModifier HTTPRoute.spec.rules.backendRefs.filters.requestHeaderModifier; requestMirror HTTPRoute.spec.rules.backendRefs.filters.requestMirror; requestRedirect HTTPRoute.spec.rules.backendRefs.filters.requestRedirect; responseHeaderModifier HTTPRoute.spec.rules.backendRefs.filters.responseHeaderModifier; type string enum=RequestHeaderModifier,ResponseHeaderModifier,RequestMirror,RequestRedirect,URLRewrite,ExtensionRef; urlRewrite HTTPRoute.spec.rules.backendRefs.filters.urlRewrite
            type HTTPRoute.spec.rules.backendRefs.filters.extensionRef required=group,kind,name: group string maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253
            type HTTPRoute.spec.rules.backendRefs.filters.requestHeaderModifier: add [HTTPRoute.spec.rules.backendRefs.filters.requestHeaderModifier.add] keys=name maxItems=16; remove [string] set maxItems=16; set [HTTPRoute.spec.rules.backendRefs.filters.requestHeaderModifier.set] keys=name maxItems=16
            type HTTPRoute.spec.rules.backendRefs.filters.requestHeaderModifier.add required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.backendRefs.filters.requestHeaderModifier.set required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.backendRefs.filters.requestMirror required=backendRef: backendRef HTTPRoute.spec.rules.backendRefs.filters.requestMirror.backendRef; fraction HTTPRoute.spec.rules.backendRefs.filters.requestMirror.fraction; percent int32 minimum=0 maximum=100 format=int32
            type HTTPRoute.spec.rules.backendRefs.filters.requestMirror.backendRef required=name: group string default= maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string default=Service minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253; namespace string minLength=1 maxLength=63 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; port int32 minimum=1 maximum=65535 format=int32
            type HTTPRoute.spec.rules.backendRefs.filters.requestMirror.fraction required=numerator: denominator int32 default=100 minimum=1 format=int32; numerator int32 minimum=0 format=int32
            type HTTPRoute.spec.rules.backendRefs.filters.requestRedirect: hostname string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; path HTTPRoute.spec.rules.backendRefs.filters.requestRedirect.path; port int32 minimum=1 maximum=65535 format=int32; scheme string enum=http,https; statusCode int64 default=302 enum=301,302
            type HTTPRoute.spec.rules.backendRefs.filters.requestRedirect.path required=type: replaceFullPath string maxLength=1024; replacePrefixMatch string maxLength=1024; type string enum=ReplaceFullPath,ReplacePrefixMatch
            type HTTPRoute.spec.rules.backendRefs.filters.responseHeaderModifier: add [HTTPRoute.spec.rules.backendRefs.filters.responseHeaderModifier.add] keys=name maxItems=16; remove [string] set maxItems=16; set [HTTPRoute.spec.rules.backendRefs.filters.responseHeaderModifier.set] keys=name maxItems=16
            type HTTPRoute.spec.rules.backendRefs.filters.responseHeaderModifier.add required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.backendRefs.filters.responseHeaderModifier.set required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.backendRefs.filters.urlRewrite: hostname string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; path HTTPRoute.spec.rules.backendRefs.filters.urlRewrite.path
            type HTTPRoute.spec.rules.backendRefs.filters.urlRewrite.path required=type: replaceFullPath string maxLength=1024; replacePrefixMatch string maxLength=1024; type string enum=ReplaceFullPath,ReplacePrefixMatch
            type HTTPRoute.spec.rules.filters required=type: extensionRef HTTPRoute.spec.rules.filters.extensionRef; requestHeaderModifier HTTPRoute.spec.rules.filters.requestHeaderModifier; requestMirror HTTPRoute.spec.rules.filters.requestMirror; requestRedirect HTTPRoute.spec.rules.filters.requestRedirect; responseHeaderModifier HTTPRoute.spec.rules.filters.responseHeaderModifier; type string enum=RequestHeaderModifier,ResponseHeaderModifier,RequestMirror,RequestRedirect,URLRewrite,ExtensionRef; urlRewrite HTTPRoute.spec.rules.filters.urlRewrite
            type HTTPRoute.spec.rules.filters.extensionRef required=group,kind,name: group string maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253
            type HTTPRoute.spec.rules.filters.requestHeaderModifier: add [HTTPRoute.spec.rules.filters.requestHeaderModifier.add] keys=name maxItems=16; remove [string] set maxItems=16; set [HTTPRoute.spec.rules.filters.requestHeaderModifier.set] keys=name maxItems=16
            type HTTPRoute.spec.rules.filters.requestHeaderModifier.add required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.filters.requestHeaderModifier.set required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.filters.requestMirror required=backendRef: backendRef HTTPRoute.spec.rules.filters.requestMirror.backendRef; fraction HTTPRoute.spec.rules.filters.requestMirror.fraction; percent int32 minimum=0 maximum=100 format=int32
            type HTTPRoute.spec.rules.filters.requestMirror.backendRef required=name: group string default= maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string default=Service minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253; namespace string minLength=1 maxLength=63 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; port int32 minimum=1 maximum=65535 format=int32
            type HTTPRoute.spec.rules.filters.requestMirror.fraction required=numerator: denominator int32 default=100 minimum=1 format=int32; numerator int32 minimum=0 format=int32
            type HTTPRoute.spec.rules.filters.requestRedirect: hostname string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; path HTTPRoute.spec.rules.filters.requestRedirect.path; port int32 minimum=1 maximum=65535 format=int32; scheme string enum=http,https; statusCode int64 default=302 enum=301,302
            type HTTPRoute.spec.rules.filters.requestRedirect.path required=type: replaceFullPath string maxLength=1024; replacePrefixMatch string maxLength=1024; type string enum=ReplaceFullPath,ReplacePrefixMatch
            type HTTPRoute.spec.rules.filters.responseHeaderModifier: add [HTTPRoute.spec.rules.filters.responseHeaderModifier.add] keys=name maxItems=16; remove [string] set maxItems=16; set [HTTPRoute.spec.rules.filters.responseHeaderModifier.set] keys=name maxItems=16
            type HTTPRoute.spec.rules.filters.responseHeaderModifier.add required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.filters.responseHeaderModifier.set required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.filters.urlRewrite: hostname string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; path HTTPRoute.spec.rules.filters.urlRewrite.path
            type HTTPRoute.spec.rules.filters.urlRewrite.path required=type: replaceFullPath string maxLength=1024; replacePrefixMatch string maxLength=1024; type string enum=ReplaceFullPath,ReplacePrefixMatch
            type HTTPRoute.spec.rules.matches: headers [HTTPRoute.spec.rules.matches.headers] keys=name maxItems=16; method string enum=GET,HEAD,POST,PUT,DELETE,CONNECT,OPTIONS,TRACE,PATCH; path HTTPRoute.spec.rules.matches.path default={}; queryParams [HTTPRoute.spec.rules.matches.queryParams] keys=name maxItems=16
            type HTTPRoute.spec.rules.matches.headers required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; type string default=Exact enum=Exact,RegularExpression; value string minLength=1 maxLength=4096
            type HTTPRoute.spec.rules.matches.path: type string default=PathPrefix enum=Exact,PathPrefix,RegularExpression; value string default=/ maxLength=1024
            type HTTPRoute.spec.rules.matches.queryParams required=name,value: name string minLength=1 maxLength=256 pattern=^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$; type string default=Exact enum=Exact,RegularExpression; value string minLength=1 maxLength=1024
            type HTTPRoute.spec.rules.timeouts: backendRequest string pattern=^([0-9]{1,5}(h|m|s|ms)){1,4}$; request string pattern=^([0-9]{1,5}(h|m|s|ms)){1,4}$
            type HTTPRoute.status required=parents: parents [HTTPRoute.status.parents] maxItems=32
            type HTTPRoute.status.parents required=conditions,controllerName,parentRef: conditions [HTTPRoute.status.parents.conditions] keys=type minItems=1 maxItems=8; controllerName string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$; parentRef HTTPRoute.status.parents.parentRef
            type HTTPRoute.status.parents.conditions required=lastTransitionTime,message,reason,status,type: lastTransitionTime string format=date-time; message string maxLength=32768; observedGeneration int64 minimum=0 format=int64; reason string minLength=1 maxLength=1024 pattern=^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$; status string enum=True,False,Unknown; type string maxLength=316 pattern=^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$
            type HTTPRoute.status.parents.parentRef required=name: group string default=gateway.networking.k8s.io maxLength=253 pattern=^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$; kind string default=Gateway minLength=1 maxLength=63 pattern=^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$; name string minLength=1 maxLength=253; namespace string minLength=1 maxLength=63 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?$; port int32 minimum=1 maximum=65535 format=int32; sectionName string minLength=1 maxLength=253 pattern=^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
            """;

    private BuiltInKinds() {}
}
