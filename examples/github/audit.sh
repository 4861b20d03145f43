#!/usr/bin/env bash
# What the GitHub action runs.  Everything comes through the environment, so that no input is ever taken for shell code.
# The exit code of the audit becomes an output: the steps that keep history and reports run before the job fails.
set -euo pipefail

reports=channelaudit-reports
mkdir -p "$reports"
arguments=(
  --fail-on "$FAIL_ON"
  --min-confirmations "$CONFIRMATIONS"
  --format github
  -o "json:$reports/audit.json"
  -o "html:$reports/report.html"
  -o "junit:$reports/junit.xml"
  -o "sarif:$reports/channelaudit.sarif"
  -o "github-summary:${GITHUB_STEP_SUMMARY:?}"
)
[[ -z $CONFIG ]] || arguments+=(--config "$CONFIG")
[[ -z $BASELINE ]] || arguments+=(--baseline "$BASELINE")
[[ -z $FORMAT || $FORMAT == html ]] || arguments+=(-o "$FORMAT:$reports/report.$FORMAT")
if [[ $HISTORY == true ]]; then
  mkdir -p .channelaudit-history
  arguments+=(--store .channelaudit-history/history.sqlite)
else
  arguments+=(--store none)
fi
shops=()
while IFS= read -r site; do
  site=${site//[[:space:]]/}
  [[ -z $site ]] || shops+=("$site")
done <<<"$SITES"

code=0
"$PROGRAM" audit "${arguments[@]}" -- "${shops[@]}" || code=$?
{
  echo "exit-code=$code"
  echo "reports=$reports"
} >>"$GITHUB_OUTPUT"
