#!/bin/sh
# Installs the Debian packages that the tests need and that are not there yet.
set -eu
missing=
for package in ${SYSTEM_PACKAGES:-}; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then run=; else run=sudo; fi
echo "Installing Debian packages for the tests:$missing" >&2
$run apt-get update -qq
# shellcheck disable=SC2086
$run env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
