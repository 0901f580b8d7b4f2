"use strict";

// Clients can reach the server under other host names than the public URL. Send calls to the origin of this page.
const page = document.getElementById("swagger-ui").dataset;
const here = location.origin + page.root;

window.ui = SwaggerUIBundle({
  url: `${here}/openapi/v1.json`,
  dom_id: "#swagger-ui",
  deepLinking: true,
  displayOperationId: true,

  // The groups are closed, and customers are the first one.
  docExpansion: "none",
  tagsSorter: (one, other) => (other === "Customers") - (one === "Customers"),
  validatorUrl: null,
  oauth2RedirectUrl: `${here}/docs/oauth2-redirect.html`,
  requestInterceptor: request => {
    if (request.url.startsWith(page.address)) request.url = here + request.url.slice(page.address.length);
    return request;
  },
});
window.ui.initOAuth({ clientId: "docs", usePkceWithAuthorizationCodeGrant: true });
