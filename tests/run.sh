#!/bin/sh
# Builds everything in Release, sees to what the tests need, runs all of them and says in one line how it went.
# Further arguments go to `dotnet test`, for example: tests/run.sh --project tests/Helpdesk.Domain.Tests
set -u
cd "$(dirname "$0")/.." || exit 1
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true DOTNET_SKIP_FIRST_TIME_EXPERIENCE=true

fail() { echo "$1" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

has dotnet || fail "The .NET SDK 10.0 is needed to build and test Helpdesk, and 'dotnet' was not found on the PATH."
dotnet --version >/dev/null 2>&1 || fail "The .NET SDK 10.0.100 or a newer 10.0 is needed (global.json); 'dotnet --list-sdks' shows the installed ones."
has node && has npm || fail "Node.js 20 or newer with npm is needed to build the front end, and 'node' or 'npm' was not found on the PATH."
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js 20 or newer is needed to build the front end; 'node --version' says $(node --version)."

has_chromium() { [ -x "${HELPDESK_CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome; }
has_postgresql() { has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

wanted=""
has_chromium || wanted="$wanted chromium"
has_postgresql || wanted="$wanted postgresql"
if [ -n "$wanted" ]; then
  if [ "$(id -u)" = 0 ] && has apt-get; then
    echo "Installing$wanted for the tests."
    log=$(mktemp)
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $wanted; } >"$log" 2>&1 || tail -n 5 "$log" >&2
    rm -f "$log"
  fi
  has_chromium || echo "Chromium is missing: the browser tests will be skipped. Install it, or name one in HELPDESK_CHROMIUM."
  has_postgresql || echo "PostgreSQL is missing: its data tests will be skipped. Install the server's programs; the tests start their own."
fi

dotnet tool restore >/dev/null || fail "The tools in .config/dotnet-tools.json could not be restored."
dotnet restore Helpdesk.sln -v quiet || fail "The packages could not be restored."
dotnet build Helpdesk.sln -c Release --no-restore -warnaserror -v quiet || fail "The build failed."

# Given a project, the count of the whole solution does not apply.
[ $# -gt 0 ] || set -- --solution Helpdesk.sln --minimum-expected-tests "$(cat tests/minimum-tests.txt)"
summary=$(mktemp)
dotnet test --no-build -c Release --no-ansi --no-progress --results-directory TestResults "$@" >"$summary" 2>&1
code=$?
cat "$summary"
number() { sed -n "s/^ *$1: *\([0-9][0-9]*\) *\$/\1/p" "$summary" | tail -n 1; }
passed=$(number succeeded) failed=$(number failed) skipped=$(number skipped) died=$(number error)
rm -f "$summary"
[ -n "$passed" ] || echo "The tests gave no summary (exit code $code)."
[ -z "$died" ] || echo "$died test project(s) did not run to the end."
[ "$code" != 9 ] || echo "Fewer tests ran than the $(cat tests/minimum-tests.txt) that tests/minimum-tests.txt records."
[ "$code" != 0 ] || [ -n "$passed" ] || code=1
echo "${passed:-0} passed, ${failed:-0} failed, ${skipped:-0} skipped"
exit "$code"
