// Gets a token with Azure.Identity for JavaScript and lists the customers of the partner "contoso".
import { ClientSecretCredential } from "@azure/identity";

const address = process.env.PARTNER_CENTER_URL ?? "https://localhost:5443";
const credential = new ClientSecretCredential("contoso.onmicrosoft.com", "11111111-2222-3333-4444-555555555555", "any", {
  authorityHost: address,
  disableInstanceDiscovery: true,
});
const { token } = await credential.getToken("https://api.partnercenter.microsoft.com/.default");
const response = await fetch(`${address}/v1/customers`, { headers: { Authorization: `Bearer ${token}` } });
console.log(response.status, (await response.json()).totalCount, "customers");
