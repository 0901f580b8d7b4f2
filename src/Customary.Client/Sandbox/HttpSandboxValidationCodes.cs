namespace Customary.Client.Sandbox;

/// <summary>The validation codes of a server over HTTP.</summary>
internal sealed class HttpSandboxValidationCodes(SandboxHttp http) : ISandboxValidationCodes
{
    private const string Path = "/validation-codes";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ValidationCodeRegistration>> ListAsync(CancellationToken cancellationToken = default) =>
        http.ListAsync("ListAllValidationCodes", Path, SandboxJsonContext.Api.ValidationCodeRegistrations, cancellationToken);

    /// <inheritdoc/>
    public Task<ValidationCodeRegistration> SetAsync(ValidationCodeRegistration registration, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(registration);
        return http.SendAsync(
            "SetValidationCode", "PUT", PathOf(registration.Tenant, registration.Code), new() { OrganizationName = registration.OrganizationName, MaxCreates = registration.MaxCreates },
            SandboxJsonContext.Api.ValidationCodeSettings, SandboxJsonContext.Api.ValidationCodeRegistration, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string tenant, string code, CancellationToken cancellationToken = default) =>
        http.DeleteAsync("RemoveValidationCode", PathOf(tenant, code), cancellationToken);

    private static string PathOf(string tenant, string code) => $"{Path}/{Uri.EscapeDataString(Guard.NotEmpty(tenant))}/{Uri.EscapeDataString(Guard.NotEmpty(code))}";
}
