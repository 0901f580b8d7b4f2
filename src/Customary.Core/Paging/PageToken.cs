using System.Text.Json.Serialization.Metadata;

namespace Customary.Core.Paging;

/// <summary>The content of a continuation token: the query of the collection, and the first and last item of the page.</summary>
/// <typeparam name="TQuery">The query, without the position.</typeparam>
/// <typeparam name="TCursor">The position of an item in the collection.</typeparam>
internal sealed record PageToken<TQuery, TCursor>(TQuery Query, TCursor First, TCursor Last);

/// <summary>Encodes continuation tokens as signed JSON.</summary>
internal static class PageToken
{
    /// <summary>Encodes a token as text for a header. The other parameters are those of <see cref="SignedCursor.Write"/>.</summary>
    public static string Write<TToken>(TToken token, JsonTypeInfo<TToken> type, KeyPurpose purpose, Guid partner, Guid owner, ServerKey key) =>
        SignedCursor.Write(JsonSerializer.SerializeToUtf8Bytes(token, type), purpose, partner, owner, key);

    /// <summary>Decodes a token; null if this server did not sign it for that purpose, partner and resource.</summary>
    public static TToken? Read<TToken>(string text, JsonTypeInfo<TToken> type, KeyPurpose purpose, Guid partner, Guid owner, ServerKey key)
        where TToken : class =>
        SignedCursor.Read(text, purpose, partner, owner, key) is { } content ? JsonSerializer.Deserialize(content, type) : null;
}
