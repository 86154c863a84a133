# The topics, where they are missing: events are kept for ever, because they are the audit trail and what a rebuild reads.
#   topics.sh HOST:PORT REPLICAS [OPTION...]    such as --command-config client.properties, for a broker that asks for a login
set -eu
brokers=$1
replicas=$2
shift 2
topic() {
  name=$1
  partitions=$2
  retention=${3:-}
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$brokers" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "$replicas" ${retention:+--config retention.ms="$retention"} $options
}
options=$*
for name in task-events task-updates reminders chat-replies; do
  topic "$name" 6 -1
  topic "$name-dead-letter" 1 -1
done
for name in chat-commands; do
  topic "$name" 6
  topic "$name-dead-letter" 1 -1
done
