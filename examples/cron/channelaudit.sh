#!/bin/sh
# Every night from cron, never two at once:
#
#     17 3 * * * /usr/local/lib/channelaudit.sh https://shop.example/
#
# cron mails what is printed: nothing where all is well, the report where something broken is new.
set -eu
folder=${CHANNELAUDIT_HOME:-$HOME/.local/state/channelaudit}
mkdir -p "$folder"
exec 9>"$folder/lock"
flock -n 9 || exit 0 # the last run is still at work

code=0
channelaudit audit "$@" --store "$folder/history.sqlite" --min-confirmations 2 --baseline last \
  -o "$folder/report.html" >"$folder/report.txt" 2>&1 || code=$?
[ "$code" -eq 0 ] || cat "$folder/report.txt"
exit "$code"
