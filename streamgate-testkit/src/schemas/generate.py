#!/usr/bin/env python3
"""Writes the schemas of the built-in kinds, from the OpenAPI files and the Go types of Kubernetes.

    generate.py KUBERNETES API APIMACHINERY APIEXTENSIONS GATEWAY > ../main/java/io/streamgate/testkit/cluster/BuiltInKinds.java

Each argument is a source directory: k8s.io/kubernetes, k8s.io/api, k8s.io/apimachinery and
k8s.io/apiextensions-apiserver of one release, and sigs.k8s.io/gateway-api. OpenAPI says what fields there are, how
lists are merged and what their keys are; the Go types say which empty values are left out and which are always there.
The kinds of the Gateway API come from their CustomResourceDefinitions, which need PyYAML.
"""
import json
import pathlib
import re
import sys

import yaml

KINDS = {
    "api__v1": "ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolumeClaim Pod ReplicationController"
    " ResourceQuota Secret Service ServiceAccount",
    "apis__apiextensions.k8s.io__v1": "CustomResourceDefinition",
    "apis__apps__v1": "DaemonSet Deployment ReplicaSet Scale StatefulSet",
    "apis__authorization.k8s.io__v1": "SelfSubjectAccessReview",
    "apis__autoscaling__v2": "HorizontalPodAutoscaler",
    "apis__batch__v1": "CronJob Job",
    "apis__coordination.k8s.io__v1": "Lease",
    "apis__discovery.k8s.io__v1": "EndpointSlice",
    "apis__events.k8s.io__v1": "Event",
    "apis__networking.k8s.io__v1": "Ingress IngressClass NetworkPolicy",
    "apis__policy__v1": "PodDisruptionBudget",
    "apis__rbac.authorization.k8s.io__v1": "ClusterRole ClusterRoleBinding Role RoleBinding",
    "apis__scheduling.k8s.io__v1": "PriorityClass",
}
CUSTOM = ["gateway.networking.k8s.io_httproutes.yaml"]
RULES = "minimum maximum minLength maxLength minItems maxItems minProperties maxProperties pattern format".split()
JAVA_START = '''package io.streamgate.testkit.cluster;

/**
 * The kinds of Kubernetes 1.34 and of the Gateway API 1.4 (Apache License 2.0), written by {@code src/schemas/generate.py}:
 * each with its type, and each type with its fields. Lists are atomic unless they have {@code keys}, which makes them maps, or
 * are a {@code set}; {@code merge} is for strategic merge.
 */
final class BuiltInKinds {
    static final String KUBERNETES =
            """'''
JAVA_BETWEEN = '''            """;
    static final String GATEWAY =
            """'''
JAVA_END = '''            """;

    private BuiltInKinds() {}
}'''
META = "io.k8s.apimachinery.pkg.apis.meta.v1."
SCALARS = {
    META + "Time": "time",
    META + "MicroTime": "time",
    META + "Duration": "string",
    META + "FieldsV1": "any",
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "quantity",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "int-or-string",
    "io.k8s.apimachinery.pkg.runtime.RawExtension": "any",
}
RECURSIVE = re.compile(r"\.JSONSchemaProps\w*$|apiextensions\.v1\.JSON$")
FIELD = re.compile(r"^\t(?:\w+ +)?([\w.*\[\]]+) +`json:\"([^\"]*)\"")


def main(kubernetes, api, apimachinery, apiextensions, gateway):
    definitions, kinds = {}, []
    for file, names in KINDS.items():
        path = pathlib.Path(kubernetes, "api/openapi-spec/v3", file + "_openapi.json")
        found = json.loads(path.read_text())["components"]["schemas"]
        definitions.update(found)
        for name, schema in found.items():
            for gvk in schema.get("x-kubernetes-group-version-kind", []):
                if gvk["kind"] in names.split():
                    kinds.append(((gvk["group"] + "/" + gvk["version"]).lstrip("/"), gvk["kind"], name))
    sources = {
        "io.k8s.apiextensions-apiserver.pkg.apis.": pathlib.Path(apiextensions, "pkg/apis"),
        "io.k8s.apimachinery.pkg.apis.": pathlib.Path(apimachinery, "pkg/apis"),
        "io.k8s.api.": pathlib.Path(api),
    }
    used = reachable(definitions, [name for _, _, name in kinds])
    words = Words(definitions, used, GoTypes(sources))
    print(JAVA_START)
    for api_version, kind, name in sorted(kinds):
        print(f"            kind {api_version} {kind} {words.short(name)}")
    for name in sorted(used, key=words.short):
        words.write(name)
    print(JAVA_BETWEEN)
    for file in CUSTOM:
        definition = yaml.safe_load(pathlib.Path(gateway, "config/crd/standard", file).read_text())
        group, kind = definition["spec"]["group"], definition["spec"]["names"]["kind"]
        version = next(each for each in definition["spec"]["versions"] if each["name"] == "v1")
        print(f"            custom {group}/v1 {kind} {kind}")
        write_custom(kind, version["schema"]["openAPIV3Schema"])
    print(JAVA_END)


def write_type(name, words, fields):
    """Writes a type on one line: its name, words about it, and its fields, each with its type and words about it."""
    line = " ".join(["type", name, *words]) + ": " + "; ".join(" ".join(field) for field in fields)
    print("            " + line.replace("\\", "\\\\"))


def refs(schema):
    if "$ref" in schema:
        yield schema["$ref"].rpartition("/")[2]
    for part in schema.get("allOf", []):
        yield from refs(part)
    for below in ("items", "additionalProperties"):
        if isinstance(schema.get(below), dict):
            yield from refs(schema[below])


def is_scalar(definitions, name):
    return name in SCALARS or RECURSIVE.search(name) or "properties" not in definitions[name]


def reachable(definitions, roots):
    seen, todo = set(), list(roots)
    while todo:
        name = todo.pop()
        if name in seen or is_scalar(definitions, name):
            continue
        seen.add(name)
        for prop in definitions[name]["properties"].values():
            todo += refs(prop)
    return seen


class GoTypes:
    """The fields of a struct by their JSON name: the Go type and whether empty ones are left out."""

    def __init__(self, sources):
        self.sources, self.read = sources, {}

    def fields(self, name):
        for prefix, directory in self.sources.items():
            if name.startswith(prefix):
                *package, struct = name.removeprefix(prefix).split(".")
                package = [part.removesuffix("_k8s_io") for part in package]
                return self.structs(directory.joinpath(*package)).get(struct, {})
        return {}

    def structs(self, directory):
        if directory not in self.read:
            self.read[directory] = found = {}
            embedded, current = {}, None
            for file in sorted(directory.glob("*.go")):
                if file.name.startswith("zz_") or file.name.endswith("_test.go"):
                    continue
                for line in file.read_text().splitlines():
                    if match := re.match(r"type (\w+) struct \{", line):
                        current = found.setdefault(match[1], {})
                        embedded[match[1]] = []
                    elif line == "}":
                        current = None
                    elif current is not None and (match := FIELD.match(line)):
                        json_name, *options = match[2].split(",")
                        if json_name:
                            current[json_name] = (match[1], options)
                        elif "inline" in options:
                            struct = [k for k, v in found.items() if v is current][0]
                            embedded[struct].append(match[1])
            for struct, inlined in embedded.items():
                for other in inlined:
                    found[struct].update(found.get(other, {}))
        return self.read[directory]


class Words:
    def __init__(self, definitions, used, go):
        self.definitions, self.used, self.go = definitions, used, go
        names = [name.rpartition(".")[2] for name in used]
        self.unique = {name for name in names if names.count(name) == 1}

    def short(self, name):
        last = name.rpartition(".")[2]
        return last if last in self.unique else ".".join(name.split(".")[-3:])

    def write(self, name):
        definition = self.definitions[name]
        go = self.go.fields(name)
        atomic = ["atomic"] if definition.get("x-kubernetes-map-type") == "atomic" else []
        fields = []
        for field, schema in definition["properties"].items():
            go_type, options = go.get(field, ("*", ["omitempty"]))
            # Whether managedFields is empty or missing makes a difference, and what is in it is the server's business.
            of = "any" if field == "managedFields" else self.type(schema)
            words = [field, of]
            if "x-kubernetes-list-map-keys" in schema:
                words.append("keys=" + ",".join(schema["x-kubernetes-list-map-keys"]))
            elif schema.get("x-kubernetes-list-type") == "set":
                words.append("set")
            if schema.get("x-kubernetes-map-type") == "atomic":
                words.append("atomic")
            strategies = schema.get("x-kubernetes-patch-strategy", "").split(",")
            if "merge" in strategies:
                words.append("merge=" + schema.get("x-kubernetes-patch-merge-key", ""))
            if "retainKeys" in strategies:
                words.append("retainKeys")
            if "replace" in strategies:
                words.append("replace")
            if schema.get("default"):
                words.append("default=" + str(schema["default"]))
            struct = of in map(self.short, self.used)
            if not go_type.startswith("*") and field not in ("apiVersion", "kind", "metadata"):
                if struct and "omitzero" not in options:
                    words.append("always")
                elif not struct and "omitempty" in options and of not in ("time", "int-or-string", "quantity", "any"):
                    words.append("omit")
            fields.append(words)
        write_type(self.short(name), atomic, fields)

    def type(self, schema):
        ref = next(refs({k: v for k, v in schema.items() if k in ("$ref", "allOf")}), None)
        if ref:
            if ref in SCALARS:
                return SCALARS[ref]
            if RECURSIVE.search(ref):
                return "any"
            definition = self.definitions[ref]
            return self.short(ref) if "properties" in definition else self.type({"type": definition.get("type")})
        kind, form = schema.get("type"), schema.get("format")
        if kind == "array":
            return "[" + self.type(schema["items"]) + "]"
        if kind == "object":
            values = schema.get("additionalProperties")
            return "{" + self.type(values) + "}" if values else "any"
        if kind == "string":
            return "bytes" if form == "byte" else "string"
        return {"integer": form or "int64", "boolean": "bool", "number": "number"}.get(kind, "any")


def write_custom(name, schema):
    """Writes an object's type, and below it those of its fields, each named after its path."""
    below = []
    required = ",".join(schema.get("required", []))
    fields = []
    for field, each in sorted(schema.get("properties", {}).items()):
        if name.count(".") == 0 and field == "metadata":
            fields.append(["metadata", "ObjectMeta"])
            continue
        words = [field, custom_type(f"{name}.{field}", each, below)]
        if each.get("x-kubernetes-list-type") == "map":
            words.append("keys=" + ",".join(each["x-kubernetes-list-map-keys"]))
        elif each.get("x-kubernetes-list-type") == "set":
            words.append("set")
        if "default" in each:
            # What an object has by default its fields have, too.
            default = each["default"]
            empty = {dict: "{}", list: "[{}]"}.get(type(default))
            words.append("default=" + (empty or str(default)))
        if "enum" in each:
            words.append("enum=" + ",".join(map(str, each["enum"])))
        words += [f"{rule}={str(each[rule]).replace(' ', chr(92) + 'x20')}" for rule in RULES if rule in each]
        fields.append(words)
    write_type(name, [f"required={required}"] if required else [], fields)
    for path, each in below:
        write_custom(path, each)


def custom_type(name, schema, below):
    kind = schema.get("type")
    if kind == "array":
        return "[" + custom_type(name, schema["items"], below) + "]"
    if kind == "object" and "properties" in schema:
        below.append((name, schema))
        return name
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return "{" + custom_type(name, schema["additionalProperties"], below) + "}"
    if kind == "integer":
        return schema.get("format", "int64")
    return {"string": "string", "boolean": "bool", "number": "number"}.get(kind, "any")


main(*sys.argv[1:])
