# Somebody new signs up and in, creates a task by chat, and sees a reminder arrive in the open page's stream.
set -eu
base=$1
patience=$2
name=helm-test-$(date +%s)-$$
password=$(head -c 18 /dev/urandom | base64)
token=

# call METHOD PATH [JSON]: prints the answer's body; ends the test where it is no success.
call() {
  curl --silent --show-error --fail-with-body --max-time 10 --retry 3 --retry-connrefused --request "$1" "$base$2" \
    --header 'Content-Type: application/json' ${token:+--header "Authorization: Bearer $token"} ${3:+--data "$3"}
}

# say TEXT MESSAGE_ID: a message that was only queued is said again, by its id, until it is answered: once by a backend that has
# just started, for which the first is slow, and in vain by one that is not there.
say() {
  echo "> $1"
  queued=0
  while answer=$(call POST /api/chat "{\"messageId\": \"$2\", \"text\": \"$1\"}"); do
    echo "< $(echo "$answer" | sed 's/.*"reply":"\([^"]*\)".*/\1/')"
    case $answer in
      *'"queued":true'*) ;;
      *) return ;;
    esac
    [ "$queued" -lt "$patience" ] || { echo "It was queued for $patience s, so the backend is not there." >&2; exit 1; }
    sleep 2
    queued=$((queued + 2))
  done
  exit 1
}

call POST /api/accounts "{\"name\": \"$name\", \"password\": \"$password\", \"timezone\": \"Europe/Vienna\"}" >/dev/null
token=$(call POST /api/session "{\"name\": \"$name\", \"password\": \"$password\"}" | sed 's/.*"token":"\([^"]*\)".*/\1/')
echo "Signed in as $name."

curl --silent --no-buffer --max-time "$patience" --header "Authorization: Bearer $token" "$base/api/stream" >/tmp/stream &
stream=$!
trap 'kill $stream 2>/dev/null || true' EXIT

say 'buy groceries p1 #home' 1
say 'remind me to water the plants in 5 seconds' 2
say 'show my pending tasks' 3
case $answer in
  *'buy groceries'*) ;;
  *) echo "The list lacks the task." >&2; exit 1 ;;
esac

waited=0
until grep -q '"kind":"reminder"' /tmp/stream; do
  [ "$waited" -lt "$patience" ] || { echo "No reminder within $patience s." >&2; exit 1; }
  sleep 1
  waited=$((waited + 1))
done
echo "The reminder arrived: $(grep '"kind":"reminder"' /tmp/stream | sed 's/.*"text":"\([^"]*\)".*/\1/')"
[ "$(grep -c '"kind":"reminder"' /tmp/stream)" = 1 ] || { echo "It arrived more than once." >&2; exit 1; }
