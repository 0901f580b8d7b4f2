"""Gets a token with MSAL Python and lists the customers of the partner "contoso"."""

import json
import os
import urllib.request

import msal

address = os.environ.get("PARTNER_CENTER_URL", "https://localhost:5443")

application = msal.ConfidentialClientApplication(
    client_id="11111111-2222-3333-4444-555555555555",
    client_credential="any",
    authority=f"{address}/contoso.onmicrosoft.com",
    validate_authority=False,
)
result = application.acquire_token_for_client(["https://api.partnercenter.microsoft.com/.default"])
if "access_token" not in result:
    raise SystemExit(f"{result['error']}: {result['error_description']}")

request = urllib.request.Request(f"{address}/v1/customers", headers={"Authorization": f"Bearer {result['access_token']}"})
with urllib.request.urlopen(request) as response:
    print(response.status, json.load(response)["totalCount"], "customers")
