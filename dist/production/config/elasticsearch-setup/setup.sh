#!/bin/sh
# Sets up roles, users and, where snapshots are kept, their repository and policy: setup.sh FOLDER
# Environment: ELASTICSEARCH_URL, CERTIFICATE_AUTHORITY, and the files ELASTIC_PASSWORD_FILE, JAEGER_PASSWORD_FILE,
# MONITORING_PASSWORD_FILE.
set -eu
umask 077

folder=$1
credentials=$(mktemp)
user=$(mktemp)
trap 'rm -f "$credentials" "$user"' EXIT

# What stands in a file, for a text in double quotes.
quoted() {
  sed 's/\\/\\\\/g; s/"/\\"/g' "$1"
}

printf 'user = "elastic:%s"\n' "$(quoted "$ELASTIC_PASSWORD_FILE")" > "$credentials"

put() {
  echo "PUT $1"
  curl --silent --show-error --fail-with-body --max-time 60 --cacert "$CERTIFICATE_AUTHORITY" --config "$credentials" \
    --request PUT --header 'Content-Type: application/json' --data-binary "@$2" "$ELASTICSEARCH_URL/$1"
  echo
}

put_user() {
  cat > "$user" <<BODY
{"password": "$(quoted "$2")", "roles": ["$1"]}
BODY
  put "_security/user/$1" "$user"
}

put _security/role/jaeger "$folder/role-jaeger.json"
put _security/role/monitoring "$folder/role-monitoring.json"
put_user jaeger "$JAEGER_PASSWORD_FILE"
put_user monitoring "$MONITORING_PASSWORD_FILE"
if [ -f "$folder/snapshot-repository.json" ]; then
  put _snapshot/traces "$folder/snapshot-repository.json"
  put _slm/policy/nightly "$folder/snapshot-policy.json"
fi
