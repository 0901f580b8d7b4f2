namespace Customary.Client.Sandbox;

/// <summary>The body of the request that adds a validation code. Its partner and the code are in the path.</summary>
internal sealed class ValidationCodeSettings
{
    /// <inheritdoc cref="ValidationCodeRegistration.OrganizationName"/>
    public string? OrganizationName { get; init; }

    /// <inheritdoc cref="ValidationCodeRegistration.MaxCreates"/>
    public long? MaxCreates { get; init; }
}
