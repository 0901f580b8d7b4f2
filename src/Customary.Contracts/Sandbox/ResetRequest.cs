namespace Customary.Contracts.Sandbox;

/// <summary>What <c>POST /_customary/reset</c> removes. Exactly one property must be set.</summary>
public sealed record ResetRequest
{
    /// <summary>The partner tenant whose data is removed: a GUID or a name that the development issuer knows, such as <c>contoso</c>.</summary>
    public string? Tenant { get; init; }

    /// <summary>True removes the data of all partner tenants.</summary>
    public bool? All { get; init; }
}
