using Microsoft.AspNetCore.Connections.Features;

namespace Customary.Hosting.Authentication;

/// <summary>
/// The token that a connection sent last. A client keeps its connection and its token, and the server gives the same
/// header as the same string again; so most requests need not even hash it.
/// </summary>
internal sealed class ConnectionTokenCache(string header, ValidatedToken token)
{
    private static readonly object Key = new();

    /// <summary>Finds the caller by the header as the server gave it; null when the connection sent another before.</summary>
    public static ValidatedToken? Find(HttpContext context, string header) =>
        Items(context) is { } items && items.TryGetValue(Key, out var held) && held is ConnectionTokenCache last && last.IsFor(header) ? last.Token : null;

    /// <summary>Keeps the token for the connection's next request.</summary>
    public static void Store(HttpContext context, string header, ValidatedToken token)
    {
        // A connection that carries several requests at once has nothing that was sent last.
        if (HttpProtocol.IsHttp11(context.Request.Protocol) && Items(context) is { } items) items[Key] = new ConnectionTokenCache(header, token);
    }

    private ValidatedToken Token { get; } = token;

    private static IDictionary<object, object?>? Items(HttpContext context) => context.Features.Get<IConnectionItemsFeature>()?.Items;

    private bool IsFor(string sent) => ReferenceEquals(header, sent);
}
