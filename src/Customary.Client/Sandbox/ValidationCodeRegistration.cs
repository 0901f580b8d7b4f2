namespace Customary.Client.Sandbox;

/// <summary>A code with which a partner qualifies government customers.</summary>
public record ValidationCodeRegistration
{
    /// <summary>The partner: a tenant ID, or a name as in a token URL of the development issuer. The server returns the ID.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The code, 1 to 9 digits.</summary>
    public string Code { get; init; } = "";

    /// <summary>The name of the validated organization.</summary>
    public string OrganizationName { get; init; } = "";

    /// <summary>The number of customers that can be qualified with the code.</summary>
    public long MaxCreates { get; init; }

    /// <summary>The number of customers that can still be qualified with it. Only the server sets it.</summary>
    public long? RemainingCreates { get; init; }
}
