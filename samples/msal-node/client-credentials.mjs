// Gets a token with MSAL Node and lists the customers of the partner "contoso".
import { ConfidentialClientApplication } from "@azure/msal-node";

const address = process.env.PARTNER_CENTER_URL ?? "https://localhost:5443";
const application = new ConfidentialClientApplication({
  auth: {
    clientId: "11111111-2222-3333-4444-555555555555",
    clientSecret: "any",
    authority: `${address}/contoso.onmicrosoft.com`,
    knownAuthorities: [new URL(address).host],
  },
});
const { accessToken } = await application.acquireTokenByClientCredential({
  scopes: ["https://api.partnercenter.microsoft.com/.default"],
});
const response = await fetch(`${address}/v1/customers`, { headers: { Authorization: `Bearer ${accessToken}` } });
console.log(response.status, (await response.json()).totalCount, "customers");
