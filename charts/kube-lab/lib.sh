# What the demonstrations share. They need kube-lab, a one-node Kubernetes on this machine: its program is $KUBE_LAB.

lab_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$lab_folder/../.." && pwd)
. "$project/local-stack/bin/tools.sh"

KUBE_LAB=${KUBE_LAB:-$project/../shared/kube-lab/kube-lab}
[ -x "$KUBE_LAB" ] || fail "kube-lab is not at $KUBE_LAB: name its program in the environment variable KUBE_LAB."
eval "$("$KUBE_LAB" env)"
find_jdk

namespace=todo-chatbot
# The host's PostgreSQL and Kafka; the ports of values-kube-lab.yaml count from it.
port=12080
data=${TODO_LAB_DATA:-${TMPDIR:-/tmp}/todo-chatbot-lab}
# The frontend's NodePort.
url=http://10.244.0.1:30080

say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
kube() { kubectl --namespace "$namespace" "$@"; }
release() {
  helm upgrade --install todo-chatbot "$project/charts/todo-chatbot" --namespace "$namespace" \
    --values "$project/charts/todo-chatbot/values-kube-lab.yaml" "$@"
}
load() { "$JAVA_HOME/bin/java" -Xmx256m "$lab_folder/ChatLoad.java" "$url" "$@"; }
