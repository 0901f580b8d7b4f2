// A client with built-in addresses: signs in, creates, lists and deletes a customer, and prints what it received.
const https = require('node:https');
const login = process.argv[2] ?? 'https://login.microsoftonline.com';
const api = 'https://api.partnercenter.microsoft.com';

function send(method, url, headers = {}, body = undefined) {
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, headers }, response => {
      let text = '';
      response.on('data', part => { text += part; });
      response.on('end', () => resolve({ status: response.statusCode, body: text ? JSON.parse(text) : null }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function run() {
  const discovery = await send('GET', `${login}/contoso.onmicrosoft.com/.well-known/openid-configuration`);
  const token = await send('POST', discovery.body.token_endpoint, { 'Content-Type': 'application/x-www-form-urlencoded' },
    new URLSearchParams({ grant_type: 'password', client_id: 'app', username: 'ann@contoso.onmicrosoft.com', password: 'any', resource: api }).toString());
  const headers = { Authorization: `Bearer ${token.body.access_token}`, 'Content-Type': 'application/json' };
  const created = await send('POST', `${api}/v1/customers`, headers, JSON.stringify({
    companyProfile: { domain: 'node.onmicrosoft.com' },
    billingProfile: {
      email: 'billing@fabrikam.com', culture: 'en-US', language: 'en', companyName: 'Fabrikam',
      defaultAddress: { country: 'US', state: 'WA', city: 'Redmond', addressLine1: 'One Way', postalCode: '98052' },
    },
  }));
  const listed = await send('GET', `${api}/v1/customers`, headers);
  const deleted = await send('DELETE', `${api}/v1/customers/${created.body.id}`, headers);
  console.log(JSON.stringify({ tokenEndpoint: discovery.body.token_endpoint, created: created.status, listed: listed.body.totalCount, deleted: deleted.status }));
}

run().catch(error => { console.error(error.code ?? error.message); process.exitCode = 1; });
