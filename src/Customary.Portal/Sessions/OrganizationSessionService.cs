using System.Security.Claims;
using Customary.Portal.Application;

namespace Customary.Portal.Sessions;

/// <summary>
/// Creates, finds and ends the sessions of administrators of customers. They have a cookie of their own, so a browser can be signed in as a
/// partner and as a customer, and neither session gives access to the pages of the other side. Source: docs/portal.md#sessions.
/// </summary>
internal sealed class OrganizationSessionService(SessionStore store, ServerKey key, IPortalServer server, AdministratorSignIn administrators, SystemClock clock)
{
    /// <summary>The name of the cookie.</summary>
    public const string CookieName = "customary-organization";

    private static readonly SessionCookie Cookie = new(CookieName);

    /// <summary>Starts the session of an administrator that signed in with a password.</summary>
    public Task StartAsync(HttpContext context, CustomerAdministrator administrator, CancellationToken cancellationToken) =>
        StartAsync(context, new OrganizationSessionContent(administrator.Identity, AccessToken: null), PortalOptions.MaxSession, cancellationToken);

    /// <summary>Starts a session with an access token of the configured authority. A fault if the token is not valid.</summary>
    public async Task<Fault?> StartAsync(HttpContext context, string accessToken, CancellationToken cancellationToken)
    {
        var person = await server.ValidatePersonAsync(accessToken, cancellationToken);
        if (person.Fault is { } fault) return fault;
        await StartAsync(context, new(Administrator: null, accessToken), person.Value.Lifetime, cancellationToken);
        return null;
    }

    /// <summary>Finds the session of a request, and makes the forms of its pages valid for this session only.</summary>
    public async Task<OrganizationSession?> LoadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, cancellationToken) is not { } session) return null;
        context.Features.Set(session);
        context.User = new(new ClaimsIdentity([new("sub", Convert.ToHexString(session.Key))], authenticationType: "session"));
        return session;
    }

    /// <summary>Ends the session of a request, if it has one.</summary>
    public async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Cookie.ReadKey(context) is not { } sessionKey) return;
        await store.RemoveAsync(sessionKey, cancellationToken);
        Cookie.Delete(context);
    }

    private async Task<OrganizationSession?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Cookie.ReadKey(context) is not { } sessionKey || await store.FindAsync(sessionKey, clock.Provider.GetUtcNow(), cancellationToken) is not { } content) return null;
        if (key.Unprotect(KeyPurpose.OrganizationSession, content) is { } json)
        {
            var stored = JsonSerializer.Deserialize(json, OrganizationSessionJsonContext.Default.OrganizationSessionContent)!;
            if (stored.Administrator is { } identity)
            {
                if (await administrators.FindAsync(identity, cancellationToken) is { } administrator) return new(administrator.UserName, administrator, IsOfAuthority: false, sessionKey);
            }
            else
            {
                var person = await server.ValidatePersonAsync(stored.AccessToken!, cancellationToken);
                if (person.Fault is null) return new(person.Value.Name, await FindAdministratorAsync(person.Value, cancellationToken), IsOfAuthority: true, sessionKey);

                // An authority that cannot be read now can be read again later. Any other fault is final.
                if (person.Fault.Status == StatusCodes.Status503ServiceUnavailable) return null;
            }
        }

        await store.RemoveAsync(sessionKey, cancellationToken);
        return null;
    }

    private async Task<CustomerAdministrator?> FindAdministratorAsync(TokenPerson person, CancellationToken cancellationToken) =>
        person.CustomerUserName is { } name ? await administrators.FindByVerifiedNameAsync(name, cancellationToken) : null;

    private async Task StartAsync(HttpContext context, OrganizationSessionContent content, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var encrypted = key.Protect(KeyPurpose.OrganizationSession, JsonSerializer.SerializeToUtf8Bytes(content, OrganizationSessionJsonContext.Default.OrganizationSessionContent));

        // A sign-in replaces the session that the browser had, so an earlier secret is of no use.
        await EndAsync(context, cancellationToken);
        await store.AddAsync(Cookie.WriteNew(context), encrypted, clock.Provider.GetUtcNow() + (lifetime < PortalOptions.MaxSession ? lifetime : PortalOptions.MaxSession), cancellationToken);
    }
}
