"use strict";

// Clients can reach the server under other host names than the public URL. Send calls to the origin of this page.
const page = document.getElementById("swagger-ui").dataset;
const here = location.origin + page.root;

// The list of servers has a label without a text.
const nameOfServers = ({ React }) => ({
  wrapComponents: {
    Servers: Servers => props => {
      React.useEffect(() => document.getElementById("servers")?.setAttribute("aria-label", "Server"));
      return React.createElement(Servers, props);
    },
  },
});

// Each scheme of the sign-in dialog puts the focus into its own field, so the last one wins. The dialog begins with the first one.
const dialogAtStart = ({ React }) => ({
  wrapComponents: {
    authorizationPopup: Popup => props => {
      React.useEffect(() => {
        document.querySelector(".auth-container input")?.focus({ preventScroll: true });
        document.querySelector(".modal-ux-content").scrollTop = 0;
      }, []);
      return React.createElement(Popup, props);
    },
  },
});

window.ui = SwaggerUIBundle({
  url: `${here}/openapi/v1.json`,
  dom_id: "#swagger-ui",
  deepLinking: true,
  displayOperationId: true,

  // The groups are closed, and customers are the first one.
  docExpansion: "none",
  tagsSorter: (one, other) => (other === "Customers") - (one === "Customers"),
  validatorUrl: null,
  plugins: [nameOfServers, dialogAtStart],
  oauth2RedirectUrl: `${here}/docs/oauth2-redirect.html`,
  requestInterceptor: request => {
    if (request.url.startsWith(page.address)) request.url = here + request.url.slice(page.address.length);
    return request;
  },
});
window.ui.initOAuth({ clientId: "docs", usePkceWithAuthorizationCodeGrant: true });
