using Microsoft.AspNetCore.Connections.Features;

namespace Customary.Hosting.Authentication;

/// <summary>
/// The last token of a connection. A client reuses its connection and its token, and the web server reuses the string of an
/// unchanged header. So most requests need not hash the token.
/// </summary>
internal sealed class ConnectionTokenCache(string header, ValidatedToken token)
{
    private static readonly object Key = new();

    /// <summary>The token for a header; null if the previous request of the connection had another one.</summary>
    public static ValidatedToken? Find(HttpContext context, string header) =>
        Items(context) is { } items && items.TryGetValue(Key, out var item) && item is ConnectionTokenCache last && last.IsFor(header) ? last.Token : null;

    /// <summary>Stores the token for the next request of the connection.</summary>
    public static void Store(HttpContext context, string header, ValidatedToken token)
    {
        // HTTP/2 connections carry several requests at once.
        if (HttpProtocol.IsHttp11(context.Request.Protocol) && Items(context) is { } items) items[Key] = new ConnectionTokenCache(header, token);
    }

    private ValidatedToken Token { get; } = token;

    private static IDictionary<object, object?>? Items(HttpContext context) => context.Features.Get<IConnectionItemsFeature>()?.Items;

    private bool IsFor(string other) => ReferenceEquals(header, other);
}
