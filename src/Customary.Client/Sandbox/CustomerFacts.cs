namespace Customary.Client.Sandbox;

/// <summary>Facts about a customer that partners can only read.</summary>
public record CustomerFacts
{
    /// <summary>The result of the account validation, such as <c>Active</c>; <c>none</c> removes it. Null when it is not changed, or when there is none.</summary>
    public string? AccountStatus { get; init; }

    /// <summary>Whether the customer signed the Microsoft Customer Agreement directly. Null when it is not changed.</summary>
    public bool? AgreementSigned { get; init; }
}
