namespace Customary.Contracts.Sandbox;

/// <summary>The customers that <c>POST /_customary/seed/generate</c> adds.</summary>
public sealed record GenerateRequest
{
    /// <summary>The number of customers, from 1 to 100000.</summary>
    public int? Customers { get; init; }

    /// <summary>The partner tenant that gets them: a GUID or a name that the development issuer knows. Default: <c>contoso</c>.</summary>
    public string? Tenant { get; init; }
}
