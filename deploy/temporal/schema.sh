#!/bin/sh
# Creates Temporal's two databases and brings their schemas to this server's version. May run again at any time.
set -eu
export SQL_PASSWORD="$POSTGRES_PWD"

sql() { # DATABASE COMMAND...
  database=$1
  shift
  temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" -p "$DB_PORT" -u "$POSTGRES_USER" --db "$database" "$@"
}

for name in temporal visibility; do
  [ "$name" = temporal ] && database=temporal || database=temporal_visibility
  sql "$database" create
  sql "$database" setup-schema -v 0.0
  sql "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$name/versioned"
done
