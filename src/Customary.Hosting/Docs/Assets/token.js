"use strict";

// The page contains the data of the server. The token never leaves the page.
const server = JSON.parse(document.getElementById("facts").textContent);
const output = document.getElementById("output");
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const list = value => value === undefined ? [] : Array.isArray(value) ? value : [value];

function decode(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Error("not an object");
  return value;
}

const host = address => { try { const url = new URL(address); return url.protocol === "https:" ? url.hostname : ""; } catch { return ""; } };
const text = value => typeof value === "string" && value !== "" ? value : undefined;

// A token without a mark of an application is a user token.
function isApplication(claims) {
  if (claims.idtyp === "app") return true;
  if (text(claims.oid) && claims.oid === claims.sub && claims.scp === undefined && server.entraHosts.includes(host(claims.iss))) return true;
  return server.appClaim !== null && list(claims[server.appClaim.name]).includes(server.appClaim.value);
}

// Returns why a token is not an access token; undefined if it can be one.
function findOtherUse(header, claims) {
  if (header.crit !== undefined) return "the header parameter crit names unknown extensions";
  if (header.typ !== undefined && !["jwt", "at+jwt", "application/jwt", "application/at+jwt"].includes(String(header.typ).toLowerCase())) return "the header parameter typ must be JWT or at+jwt";
  const isIdToken = String(claims.typ).toUpperCase() === "ID" || claims.at_hash !== undefined || claims.c_hash !== undefined
    || (claims.nonce !== undefined && claims.scp === undefined && claims.scope === undefined);
  if (isIdToken) return "this is an ID token; use the access token";
  return claims.events === undefined ? undefined : "this is a security event token";
}

// Applies the checks of the server, in the same order.
function check(header, claims, now) {
  const rows = [];
  const add = (name, value, isValid, reason) => rows.push({ name, value, isValid, reason });
  const normalize = text => { const trimmed = String(text).replace(/\/+$/, ""); return server.ignoreAudienceCase ? trimmed.toLowerCase() : trimmed; };
  const otherUse = findOtherUse(header, claims);
  if (otherUse) add("Access token", "no", false, otherUse);
  const isUser = !isApplication(claims);
  const user = [claims.upn, claims.unique_name, claims.preferred_username, claims.oid, claims.sub].find(text);
  add("Kind", isUser ? `app+user: ${user ?? "no user"}` : "app-only: an application", !isUser || user !== undefined,
    isUser && user === undefined ? "a user token must name its user; an application token must have idtyp=app or the claim of the setting app-claim" : "");
  add("Application", claims.appid ?? claims.azp ?? "none", true, "");
  add("Algorithm", header.alg, server.algorithms.includes(header.alg), `accepted: ${server.algorithms.join(", ")}`);

  const tenant = claims[server.tenantClaim] ?? server.defaultTenant ?? undefined;
  const isGuid = guid.test(tenant ?? "");
  add("Tenant", tenant ?? "none", isGuid && server.allowAnyPartner ? true : isGuid ? null : false,
    !isGuid ? `the claim ${server.tenantClaim} must be a GUID` : server.allowAnyPartner ? "" : "accepted if the setting partners lists it");
  const trusted = server.issuers.map(issuer => issuer.replace("{tenantid}", isGuid ? tenant.toLowerCase() : "{tenantid}"));
  add("Issuer", claims.iss ?? "none", server.issuers.length === 0 ? null : trusted.includes(claims.iss), server.issuers.length === 0 ? "the server has not read the metadata of the authority yet" : `trusted: ${trusted.join(", ")}`);
  const audiences = list(claims.aud);
  add("Audience", audiences.join(", ") || "none", audiences.some(audience => server.audiences.some(accepted => normalize(accepted) === normalize(audience))), `accepted: ${server.audiences.join(", ")}`);

  const at = seconds => Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : "none";
  add("Expires", at(claims.exp), claims.exp > now, claims.exp > now ? "" : claims.exp === undefined ? "a token must have an expiration time" : "the token has expired; get a new one");
  if (claims.nbf !== undefined) add("Not before", at(claims.nbf), claims.nbf <= now + 300, "");
  const factors = list(claims.amr);
  if (isUser && server.requireMfa) add("Second factor", factors.join(", ") || "none", factors.includes("mfa"), "the claim amr must contain mfa");
  const roles = list(claims.roles);
  add("Roles", roles.join(", ") || "none", server.roles.length === 0 || roles.some(role => server.roles.includes(role)), server.roles.length === 0 ? "no role is required" : `one of: ${server.roles.join(", ")}`);
  return { rows, isUser };
}

function element(name, text, kind) {
  const created = document.createElement(name);
  if (text !== undefined) created.textContent = text;
  if (kind) created.className = kind;
  return created;
}

function show({ rows, isUser }) {
  const invalid = rows.filter(row => row.isValid === false);
  const unknown = rows.filter(row => row.isValid === null);
  const verdict = invalid.length > 0
    ? element("p", `The server rejects this token because of: ${invalid.map(row => row.name).join(", ")}.`, "bad")
    : element("p", unknown.length > 0 ? `The server accepts this token if its signature is valid. This page cannot check: ${unknown.map(row => row.name).join(", ")}.` : "The server accepts this token if its signature is valid.", "good");
  verdict.id = "verdict";
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const title of ["Check", "Value in the token", "Result"]) head.append(element("th", title));
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    line.append(element("th", row.name), element("td", String(row.value)));
    const result = row.isValid === null ? "unknown" : row.isValid ? "valid" : "not valid";
    line.append(element("td", row.reason ? `${result}; ${row.reason}` : result, row.isValid === false ? "bad" : row.isValid ? "good" : undefined));
  }
  output.replaceChildren(verdict, table);
  if (invalid.length > 0) return;
  const denied = isUser ? [] : server.userOnlyOperations;
  output.append(element("h2", "Operations"));
  output.append(element("p", denied.length === 0
    ? `All ${server.operationCount} operations accept this kind of token.`
    : `${server.operationCount - denied.length} of ${server.operationCount} operations accept this kind of token. These operations require a user token (app+user) and return 403/900329:`));
  if (denied.length === 0) return;
  const names = element("ul");
  names.id = "refused";
  for (const name of denied) names.append(element("li", name));
  output.append(names);
}

function read() {
  const token = document.getElementById("token").value.trim().replace(/^bearer\s+/i, "");
  if (token === "") return output.replaceChildren();
  const parts = token.split(".");
  try {
    if (parts.length !== 3) throw new Error("not three parts");
    show(check(decode(parts[0]), decode(parts[1]), Date.now() / 1000));
  } catch {
    const error = element("p", "This is not a JSON Web Token. It must have three Base64 parts with dots between them, and the first two must be JSON.", "bad");
    error.id = "verdict";
    output.replaceChildren(error);
  }
}

document.getElementById("token").addEventListener("input", read);
