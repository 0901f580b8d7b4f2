// Creates, lists and deletes a customer with the fetch of Node.js 20, without packages.
const server = process.env.CUSTOMARY_SERVER ?? 'http://127.0.0.1:5080';

// The development issuer accepts any client, user and password. The tenant "contoso" registers itself.
async function signIn() {
  const response = await fetch(`${server}/contoso/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password', client_id: 'node', username: 'ann@contoso.com', password: 'any', scope: 'https://api.partnercenter.microsoft.com/.default',
    }),
  });
  return (await response.json()).access_token;
}

// Sends a request, with the same MS-RequestId after each 429 and 503, so that nothing is created twice.
async function send(token, method, path, { body, headers } = {}) {
  const requestId = crypto.randomUUID();
  for (;;) {
    const response = await fetch(`${server}/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'MS-RequestId': requestId, ...headers },
      body: body && JSON.stringify(body),
    });
    const wait = response.headers.get('Retry-After');
    if (!wait) return response;
    await new Promise(resolve => setTimeout(resolve, wait * 1000));
  }
}

async function* customers(token) {
  let page = await (await send(token, 'GET', '/customers?size=40')).json();
  for (;;) {
    yield* page.items;
    if (!page.continuationToken) return;
    const headers = { 'MS-ContinuationToken': page.continuationToken };
    page = await (await send(token, 'GET', '/customers?size=40&seekOperation=Next', { headers })).json();
  }
}

const token = await signIn();
const created = await send(token, 'POST', '/customers', {
  body: {
    companyProfile: { domain: `node${Date.now()}.onmicrosoft.com` },
    billingProfile: {
      email: 'billing@fabrikam.com', culture: 'en-US', language: 'en', companyName: 'Fabrikam',
      defaultAddress: { country: 'US', state: 'WA', city: 'Redmond', addressLine1: 'One Way', postalCode: '98052' },
    },
  },
});
const customer = await created.json();
if (!created.ok) throw new Error(`${customer.code}: ${customer.description}`);
console.log(created.status, 'created', customer.id);
for await (const { id, companyProfile } of customers(token)) console.log(id, companyProfile.companyName);
console.log((await send(token, 'DELETE', `/customers/${customer.id}`)).status, 'deleted');
