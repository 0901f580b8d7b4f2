"use strict";

// What the service knows came with the page; the token stays in it.
const facts = JSON.parse(document.getElementById("facts").textContent);
const answer = document.getElementById("answer");
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const list = value => value === undefined ? [] : Array.isArray(value) ? value : [value];

function part(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  const read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (read === null || typeof read !== "object" || Array.isArray(read)) throw new Error("not an object");
  return read;
}

const host = address => { try { const url = new URL(address); return url.protocol === "https:" ? url.hostname : ""; } catch { return ""; } };
const text = value => typeof value === "string" && value !== "" ? value : undefined;

// A token is an application's only if it shows so; every other token is a user's.
function isApplication(claims) {
  if (claims.idtyp === "app") return true;
  if (text(claims.oid) && claims.oid === claims.sub && claims.scp === undefined && facts.entraHosts.includes(host(claims.iss))) return true;
  return facts.appClaim !== null && list(claims[facts.appClaim.name]).includes(facts.appClaim.value);
}

// Why a token is not an access token; undefined when it can be one.
function otherKind(header, claims) {
  if (header.crit !== undefined) return "the header parameter crit names extensions that are not understood";
  if (header.typ !== undefined && !["jwt", "at+jwt", "application/jwt", "application/at+jwt"].includes(String(header.typ).toLowerCase())) return "the header parameter typ must be JWT or at+jwt";
  const isIdToken = String(claims.typ).toUpperCase() === "ID" || claims.at_hash !== undefined || claims.c_hash !== undefined
    || (claims.nonce !== undefined && claims.scp === undefined && claims.scope === undefined);
  if (isIdToken) return "an id token is for the client application; send the access token";
  return claims.events === undefined ? undefined : "it reports a security event";
}

// The same questions in the same order as the service asks them.
function examine(header, claims, now) {
  const rows = [];
  const say = (what, value, good, why) => rows.push({ what, value, good, why });
  const bare = text => { const cut = String(text).replace(/\/+$/, ""); return facts.foldsAudiences ? cut.toLowerCase() : cut; };
  const other = otherKind(header, claims);
  if (other) say("Access token", "no", false, other);
  const isUser = !isApplication(claims);
  const user = [claims.upn, claims.unique_name, claims.preferred_username, claims.oid, claims.sub].find(text);
  say("Kind", isUser ? `app+user: ${user ?? "nobody"}` : "app-only: an application alone", !isUser || user !== undefined,
    isUser && user === undefined ? "a user's token must name its user; an application's must have idtyp=app or the claim of the setting app-claim" : "");
  say("Application", claims.appid ?? claims.azp ?? "none", true, "");
  say("Algorithm", header.alg, facts.algorithms.includes(header.alg), `taken: ${facts.algorithms.join(", ")}`);

  const tenant = claims[facts.tenantClaim] ?? facts.onlyTenant ?? undefined;
  const named = guid.test(tenant ?? "");
  say("Tenant", tenant ?? "none", named && facts.admitsAnybody ? true : named ? null : false,
    !named ? `the claim ${facts.tenantClaim} must be a GUID` : facts.admitsAnybody ? "" : "let in if the operator lists it (setting partners)");
  const believed = facts.issuers.map(issuer => issuer.replace("{tenantid}", named ? tenant.toLowerCase() : "{tenantid}"));
  say("Issuer", claims.iss ?? "none", facts.issuers.length === 0 ? null : believed.includes(claims.iss), facts.issuers.length === 0 ? "the authority has not been read yet" : `believed: ${believed.join(", ")}`);
  const audiences = list(claims.aud);
  say("Audience", audiences.join(", ") || "none", audiences.some(audience => facts.audiences.some(taken => bare(taken) === bare(audience))), `taken: ${facts.audiences.join(", ")}`);

  const at = seconds => Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : "none";
  say("Expires", at(claims.exp), claims.exp > now, claims.exp > now ? "" : claims.exp === undefined ? "a token must have an expiry" : "it has expired: get a new one");
  if (claims.nbf !== undefined) say("Not before", at(claims.nbf), claims.nbf <= now + 300, "");
  const factors = list(claims.amr);
  if (isUser && facts.requiresManyFactors) say("Second factor", factors.join(", ") || "none", factors.includes("mfa"), "the claim amr must contain mfa");
  const roles = list(claims.roles);
  say("Roles", roles.join(", ") || "none", facts.roles.length === 0 || roles.some(role => facts.roles.includes(role)), facts.roles.length === 0 ? "none is needed" : `one of: ${facts.roles.join(", ")}`);
  return { rows, isUser };
}

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function show({ rows, isUser }) {
  const refused = rows.filter(row => row.good === false);
  const open = rows.filter(row => row.good === null);
  const verdict = refused.length > 0
    ? element("p", `Refused everywhere, because of: ${refused.map(row => row.what).join(", ")}.`, "bad")
    : element("p", open.length > 0 ? `As far as this page can tell it is taken; not known here: ${open.map(row => row.what).join(", ")}.` : "It is taken, if its signature is good.", "good");
  verdict.id = "verdict";
  const table = element("table");
  const head = table.createTHead().insertRow();
  for (const title of ["", "The token says", "Here"]) head.append(element("th", title));
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    line.append(element("th", row.what), element("td", String(row.value)));
    const mark = row.good === null ? "not known" : row.good ? "good" : "not taken";
    line.append(element("td", row.why ? `${mark}; ${row.why}` : mark, row.good === false ? "bad" : row.good ? "good" : undefined));
  }
  answer.replaceChildren(verdict, table);
  if (refused.length > 0) return;
  const denied = isUser ? [] : facts.forUsersOnly;
  answer.append(element("h2", "Operations"));
  answer.append(element("p", denied.length === 0
    ? `All ${facts.operations} operations take a token of this kind.`
    : `${facts.operations - denied.length} of ${facts.operations} operations take a token of this kind. Refused with 403/900329, for they take the token of a user (app+user):`));
  if (denied.length === 0) return;
  const names = element("ul");
  names.id = "refused";
  for (const name of denied) names.append(element("li", name));
  answer.append(names);
}

function read() {
  const token = document.getElementById("token").value.trim().replace(/^bearer\s+/i, "");
  if (token === "") return answer.replaceChildren();
  const parts = token.split(".");
  try {
    if (parts.length !== 3) throw new Error("not three parts");
    show(examine(part(parts[0]), part(parts[1]), Date.now() / 1000));
  } catch {
    const wrong = element("p", "This is not a JSON Web Token: it must be three parts of Base64, with dots between them, the first two JSON.", "bad");
    wrong.id = "verdict";
    answer.replaceChildren(wrong);
  }
}

document.getElementById("token").addEventListener("input", read);
