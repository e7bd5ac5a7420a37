#!/bin/sh
# Fills the folder of the configuration: prepare.sh FOLDER GENERATED [SETTING=FILE...]
# Each SETTING goes into the keystore, with what stands in FILE.
set -eu

home=/usr/share/elasticsearch
folder=$1
generated=$2
shift 2

cp -R "$home/config/." "$folder/"
cp "$generated" "$folder/elasticsearch.yml"

export ES_PATH_CONF="$folder"
rm -f "$folder/elasticsearch.keystore"
"$home/bin/elasticsearch-keystore" create
for pair in "$@"; do
  "$home/bin/elasticsearch-keystore" add --stdin "${pair%%=*}" < "${pair#*=}"
done
