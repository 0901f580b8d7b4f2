namespace Customary.Hosting.Issuer;

/// <summary>The version of a token and of the endpoint that issues it.</summary>
internal enum TokenVersion
{
    /// <summary><c>/oauth2/token</c>: requests name a resource, and responses have numbers as strings.</summary>
    V1,

    /// <summary><c>/oauth2/v2.0/token</c>: requests name scopes.</summary>
    V2,
}

/// <summary>Marks a route with the version of its endpoint.</summary>
internal sealed record TokenVersionMetadata(TokenVersion Version)
{
    /// <summary>Version 1.</summary>
    public static TokenVersionMetadata V1 { get; } = new(TokenVersion.V1);

    /// <summary>Version 2.</summary>
    public static TokenVersionMetadata V2 { get; } = new(TokenVersion.V2);
}
