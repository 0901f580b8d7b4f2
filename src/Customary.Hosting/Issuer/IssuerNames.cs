namespace Customary.Hosting.Issuer;

/// <summary>
/// The names of the development issuer. A token and a discovery document name the address that the client used, if the server
/// listens on it, and the public URL otherwise. Source: docs/contract.md#public-url.
/// </summary>
internal sealed class IssuerNames(PublicUrl publicUrl, ListeningUrls listening)
{
    /// <summary>The addresses that tokens can name, without trailing slashes; the public URL is the first.</summary>
    public IReadOnlyList<string> Addresses => [.. listening.All.Prepend(publicUrl.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Returns the address that the response to a request names, without a trailing slash.</summary>
    public string GetAddress(HttpContext context) => listening.Find(context) ?? publicUrl.Value;

    /// <summary>Returns the issuer of tokens.</summary>
    /// <param name="address">The address of the issuer, without a trailing slash.</param>
    /// <param name="tenant">The tenant ID, or a placeholder for it.</param>
    /// <param name="version">The version of the tokens.</param>
    public static string GetName(string address, string tenant, TokenVersion version) =>
        version == TokenVersion.V1 ? $"{address}/{tenant}/" : $"{address}/{tenant}/v2.0";

    /// <summary>
    /// Whether a name is one of this issuer for a tenant, at any address. The address is not compared: only this issuer has the
    /// key that verifies the token, and another node on the same store, or this one before a restart, has other addresses.
    /// </summary>
    public static bool IsName(string name, Guid tenant) =>
        Uri.TryCreate(name, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && (name.EndsWith($"/{tenant}/", StringComparison.Ordinal) || name.EndsWith($"/{tenant}/v2.0", StringComparison.Ordinal));

    /// <summary>Returns the tenant in a version 1 name of this issuer; null if there is none.</summary>
    public static Guid? FindTenant(string? name) => StrictGuid.TryParse(name?.TrimEnd('/').Split('/')[^1], out var tenant) ? tenant : null;
}
