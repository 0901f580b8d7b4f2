#!/usr/bin/env bash
# Creates a customer, finds it by name, changes its billing address, adds a user, exports all customers and deletes the customer.
#
#   CUSTOMARY_URL=http://127.0.0.1:5080 samples/command-line/customers.sh
#
# For Microsoft's service, set CUSTOMARY_URL=global and the variables of a client (docs/command-line.md#connect-to-a-server).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
domain="fabrikam$(date +%s%N | cut -c 1-16).onmicrosoft.com"

customary ready --wait 30s

# With --json each command prints one document a line, with the properties of the API.
customary customers create --json --domain "$domain" --company-name Fabrikam --email ann@fabrikam.com --first-name Ann --last-name Lee \
  --culture en-US --language en --country US --state WA --city Redmond --address-line1 "One Way" --postal-code 98052 > "$folder/created.json"

# Without it, commands print tables for people. A customer can be named by its ID or its domain.
customary customers list --company-name fab
customary customers update "$domain" --email billing@fabrikam.com

printf 'Secret-Password-1' > "$folder/password"
customary users create "$domain" --user-principal-name "kim@$domain" --display-name "Kim Abel" --first-name Kim --last-name Abel --usage-location US \
  --password "file:$folder/password"

# An interrupted export or import resumes when the same command runs again.
customary export "$folder/customers.csv"

# Exit codes: 0 success, 1 failure, 2 a command line that is not valid. Errors go to standard error.
if customary customers create --domain "$domain" 2> "$folder/error.txt"; then exit 1; fi
sed 's/^/Refused: /' "$folder/error.txt"

customary customers delete "$domain"
