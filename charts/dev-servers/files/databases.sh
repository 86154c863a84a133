#!/bin/bash
# The databases and roles of the three services, by the scripts of the local stack; running it again changes nothing. psql finds the
# server by the usual variables (PGHOST, PGUSER …), the passwords are files in /passwords.
set -eu
scripts=${1:-/bootstrap}
password() { cat "/passwords/$1-password"; }
run() {
  script=$1
  shift
  psql --set ON_ERROR_STOP=1 --quiet --dbname "${database:-postgres}" --file "$scripts/$script.sql" "$@"
}
for name in identity todo insights; do
  run role -v role="${name}_owner" -v password="$(password "${name}_owner")"
  run role -v role="$name" -v password="$(password "$name")"
  run database -v database="$name" -v owner="${name}_owner"
  database=$name run privileges -v database="$name" -v owner="${name}_owner" -v service="$name"
done
run system-role -v system=todo_system -v service=todo
run system-role -v system=insights_system -v service=insights
run role -v role=conversation -v password="$(password conversation)"
run database -v database=conversation -v owner=conversation
