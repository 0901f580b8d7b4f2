namespace Customary.Hosting.Issuer;

/// <summary>The version of a token, which is that of the endpoint that issues it.</summary>
internal enum TokenVersion
{
    /// <summary><c>/oauth2/token</c>: a resource is asked for, and numbers in the answer are strings.</summary>
    V1,

    /// <summary><c>/oauth2/v2.0/token</c>: scopes are asked for.</summary>
    V2,
}
