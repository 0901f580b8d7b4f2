#!/usr/bin/env bash
# Builds the solution, runs all tests, and prints the sum of the results of all test projects as the last line.
set -uo pipefail
cd "$(dirname "$0")"

output=$(mktemp)
trap 'rm -f "$output"; [ -z "${cluster_PID:-}" ] || kill "$cluster_PID" 2>/dev/null; wait' EXIT

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

# Install what the tests of the documentation, the deployment, the shells and a Node.js client run. Without it, these tests are skipped with a reason.
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  packages=()
  [ -x /usr/sbin/nginx ] || packages+=(nginx-light)
  /usr/bin/python3 -c 'import msal' 2>/dev/null || packages+=(python3-msal)
  command -v node >/dev/null || packages+=(nodejs)
  command -v zsh >/dev/null || packages+=(zsh)
  command -v fish >/dev/null || packages+=(fish)
  [ ${#packages[@]} -eq 0 ] || DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${packages[@]}" >/dev/null
fi

# Install PowerShell for its sample and its completion. Without it, these tests are skipped with a reason.
if ! command -v pwsh >/dev/null && [ -z "${PWSH:-}" ]; then
  tools="${XDG_CACHE_HOME:-$HOME/.cache}/customary-tests"
  [ -x "$tools/pwsh" ] || timeout 300 dotnet tool install powershell --version 7.6.9 --tool-path "$tools" >/dev/null 2>&1
  [ ! -x "$tools/pwsh" ] || export PWSH="$tools/pwsh"
fi

export DOTNET_CLI_UI_LANGUAGE=en
rm -f TestResults/*_hang.*
dotnet test --solution Customary.slnx --configuration Release --no-build | tee "$output"
status=${PIPESTATUS[0]}

# A project without progress for five minutes is ended. Name the tests that ran.
tail -n +1 TestResults/*_hang.log 2>/dev/null

# The last summary of the runner counts the tests of all projects.
count() { grep -E "^ *$1: [0-9]+\$" "$output" | tail -n 1 | tr -dc 0-9; }
total=$(count total) passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
[ "${total:-0}" -gt 0 ] || status=1

# A test project that crashes reports no failed test. Count it as one.
[ "$status" -eq 0 ] || [ "${failed:-0}" -gt 0 ] || failed=1
line="${passed:-0} passed, ${failed:-0} failed"
[ "${skipped:-0}" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
exit "$status"
