#!/usr/bin/env bash
# Builds the solution, runs all tests, and prints the sum of the results of all test projects as the last line.
set -uo pipefail
cd "$(dirname "$0")"

results=$(mktemp -d)
trap 'rm -rf "$results"; [ -z "${cluster_PID:-}" ] || kill "$cluster_PID" 2>/dev/null; wait' EXIT

dotnet build Customary.slnx --configuration Release || { echo '0 passed, 1 failed'; exit 1; }

# Start one PostgreSQL cluster for all test projects. Without PostgreSQL, its tests are skipped with a reason.
if [ -z "${TEST_POSTGRES:-}" ] && tests/postgres.sh install >/dev/null; then
  coproc cluster { exec tests/postgres.sh run; }
  if read -r ready port <&"${cluster[0]}" && [ "$ready" = ready ]; then
    export TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
  fi
fi

# Install a browser for the tests of pages. Without a browser, these tests are skipped with a reason.
tests/browser.sh install >/dev/null

dotnet test --solution Customary.slnx --configuration Release --no-build --report-xunit-trx --results-directory "$results"
status=$?

# Prints the sum of a counter (total, passed or failed) over the TRX reports of all test projects.
count() { cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*>' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }
total=$(count total)
passed=$(count passed)
failed=$(count failed)
skipped=$((total - passed - failed))
[ "$total" -gt 0 ] || status=1

# A test project that crashes writes no report. Count it as a failure.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
exit "$status"
