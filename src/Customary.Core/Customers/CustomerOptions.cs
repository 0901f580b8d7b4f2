namespace Customary.Core.Customers;

/// <summary>How customers are created.</summary>
internal sealed record CustomerOptions
{
    /// <summary>The maximum number of customers of a sandbox account; 0 for no limit.</summary>
    public int SandboxQuota { get; init; }

    /// <summary>Whether the portal's additional rules for names, email addresses and cultures apply.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The validation status of the account of a new customer; null for no status.</summary>
    public string? AccountStatus { get; init; }
}
