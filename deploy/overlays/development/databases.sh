#!/bin/sh
# A database for each service with two roles: its owner migrates, the application reads and writes rows.
set -eu
for service in identity_provider management incident_manager event_server log_server recording_server mobile_server push_notification; do
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
CREATE ROLE vigie_${service} LOGIN PASSWORD '${DEVELOPMENT_PASSWORD}';
CREATE ROLE vigie_${service}_owner LOGIN PASSWORD '${DEVELOPMENT_PASSWORD}';
CREATE DATABASE vigie_${service} OWNER vigie_${service}_owner;
REVOKE CONNECT ON DATABASE vigie_${service} FROM PUBLIC;
GRANT CONNECT ON DATABASE vigie_${service} TO vigie_${service};
SQL
done
