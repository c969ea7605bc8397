package io.streamgate.testkit.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The messages that kubectl sends as protobuf, from the {@code generated.proto} files of k8s.io/api and k8s.io/apimachinery. */
final class ProtobufMessages {
    /** The type of a field that does not matter: a status, of an object that is only wished for. */
    static final String PASSED_OVER = "-";

    // Name: number field type; {type} is a map from text, [type] a list, an upper-case type another message, - what is
    // passed over.
    private static final Map<String, Map<Integer, Field>> MESSAGES = parse("""
            v1 ConfigMap: 1 metadata ObjectMeta; 2 data {string}; 3 binaryData {bytes}; 4 immutable bool
            v1 Secret: 1 metadata ObjectMeta; 2 data {bytes}; 3 type string; 4 stringData {string}; 5 immutable bool
            v1 Namespace: 1 metadata ObjectMeta; 2 spec NamespaceSpec; 3 status NamespaceStatus
            v1 ServiceAccount: 1 metadata ObjectMeta; 4 automountServiceAccountToken bool
            v1 Service: 1 metadata ObjectMeta; 2 spec ServiceSpec; 3 status -
            v1 ResourceQuota: 1 metadata ObjectMeta; 2 spec ResourceQuotaSpec; 3 status -
            apps/v1 Deployment: 1 metadata ObjectMeta; 2 spec DeploymentSpec; 3 status -
            batch/v1 Job: 1 metadata ObjectMeta; 2 spec JobSpec; 3 status -
            policy/v1 PodDisruptionBudget: 1 metadata ObjectMeta; 2 spec PodDisruptionBudgetSpec; 3 status -
            policy/v1 Eviction: 1 metadata ObjectMeta; 2 deleteOptions DeleteOptions
            DeleteOptions: 1 gracePeriodSeconds int; 2 preconditions Preconditions; 3 orphanDependents bool; 4 propagationPolicy string; 5 dryRun [string]
            Preconditions: 1 uid string; 2 resourceVersion string
            ObjectMeta: 1 name string; 2 generateName string; 3 namespace string; 4 selfLink string; 5 uid string; 6 resourceVersion string; 7 generation int; 8 creationTimestamp time; 11 labels {string}; 12 annotations {string}; 13 ownerReferences [OwnerReference]; 14 finalizers [string]
            OwnerReference: 1 kind string; 3 name string; 4 uid string; 5 apiVersion string; 6 controller bool; 7 blockOwnerDeletion bool
            NamespaceSpec: 1 finalizers [string]
            NamespaceStatus: 1 phase string
            ServiceSpec: 1 ports [ServicePort]; 2 selector {string}; 3 clusterIP string; 4 type string; 5 externalIPs [string]; 7 sessionAffinity string; 8 loadBalancerIP string; 9 loadBalancerSourceRanges [string]; 10 externalName string; 11 externalTrafficPolicy string; 12 healthCheckNodePort int; 13 publishNotReadyAddresses bool; 18 clusterIPs [string]
            ServicePort: 1 name string; 2 protocol string; 3 port int; 4 targetPort int-or-string; 5 nodePort int; 6 appProtocol string
            ResourceQuotaSpec: 1 hard {quantity}; 2 scopes [string]
            DeploymentSpec: 1 replicas int; 2 selector LabelSelector; 3 template PodTemplateSpec; 4 strategy DeploymentStrategy; 5 minReadySeconds int; 6 revisionHistoryLimit int; 7 paused bool; 9 progressDeadlineSeconds int
            DeploymentStrategy: 1 type string; 2 rollingUpdate RollingUpdate
            RollingUpdate: 1 maxUnavailable int-or-string; 2 maxSurge int-or-string
            JobSpec: 1 parallelism int; 2 completions int; 3 activeDeadlineSeconds int; 4 selector LabelSelector; 5 manualSelector bool; 6 template PodTemplateSpec; 7 backoffLimit int; 8 ttlSecondsAfterFinished int
            PodDisruptionBudgetSpec: 1 minAvailable int-or-string; 2 selector LabelSelector; 3 maxUnavailable int-or-string; 4 unhealthyPodEvictionPolicy string
            LabelSelector: 1 matchLabels {string}; 2 matchExpressions [LabelSelectorRequirement]
            LabelSelectorRequirement: 1 key string; 2 operator string; 3 values [string]
            PodTemplateSpec: 1 metadata ObjectMeta; 2 spec PodSpec
            PodSpec: 2 containers [Container]; 3 restartPolicy string; 4 terminationGracePeriodSeconds int; 5 activeDeadlineSeconds int; 6 dnsPolicy string; 7 nodeSelector {string}; 8 serviceAccountName string; 9 serviceAccount string; 10 nodeName string; 11 hostNetwork bool; 12 hostPID bool; 13 hostIPC bool; 16 hostname string; 17 subdomain string; 19 schedulerName string; 20 initContainers [Container]; 24 priorityClassName string
            Container: 1 name string; 2 image string; 3 command [string]; 4 args [string]; 5 workingDir string; 6 ports [ContainerPort]; 7 env [EnvVar]; 8 resources ResourceRequirements; 13 terminationMessagePath string; 14 imagePullPolicy string; 16 stdin bool; 17 stdinOnce bool; 18 tty bool; 20 terminationMessagePolicy string
            ContainerPort: 1 name string; 2 hostPort int; 3 containerPort int; 4 protocol string; 5 hostIP string
            EnvVar: 1 name string; 2 value string
            ResourceRequirements: 1 limits {quantity}; 2 requests {quantity}
            """);

    private ProtobufMessages() {}

    /**
     * One field of a message.
     *
     * @param type of one value, if there may be several
     */
    record Field(String name, String type, boolean isList, boolean isMap) {}

    /**
     * The fields of a message by their numbers.
     *
     * @param message a type's name, or for a kind its version and name: {@code apps/v1 Deployment}
     * @throws IllegalArgumentException if it is none of these
     */
    static Map<Integer, Field> of(String message) {
        Map<Integer, Field> fields = MESSAGES.get(message);
        if (fields == null) {
            throw new IllegalArgumentException("no protobuf form of " + message + " is known");
        }
        return fields;
    }

    private static Map<String, Map<Integer, Field>> parse(String table) {
        Map<String, Map<Integer, Field>> messages = new HashMap<>();
        for (String line : table.lines().toList()) {
            int colon = line.indexOf(':');
            Map<Integer, Field> fields = new HashMap<>();
            Arrays.stream(line.substring(colon + 1).split(";", -1))
                    .map(String::strip)
                    .filter(field -> !field.isEmpty())
                    .map(field -> field.split(" ", -1))
                    .forEach(words -> fields.put(Integer.valueOf(words[0]), field(words[1], words[2])));
            messages.put(line.substring(0, colon), fields);
        }
        return messages;
    }

    private static Field field(String name, String type) {
        boolean isList = type.startsWith("[");
        boolean isMap = type.startsWith("{");
        return new Field(name, isList || isMap ? type.substring(1, type.length() - 1) : type, isList, isMap);
    }
}
