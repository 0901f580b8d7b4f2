using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.Sandbox.Registry;

/// <summary>The validation codes of a store, in this process.</summary>
internal sealed class LocalSandboxValidationCodes(ValidationCodeService codes, ValidationCodeStore store) : ISandboxValidationCodes
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ValidationCodeRegistration>> ListAsync(CancellationToken cancellationToken = default) => (await store.ListAsync(cancellationToken)).ConvertAll(Render);

    /// <inheritdoc/>
    public async Task<ValidationCodeRegistration> SetAsync(ValidationCodeRegistration registration, CancellationToken cancellationToken = default) =>
        (await TrySetAsync(registration.Tenant, registration.Code, new() { OrganizationName = registration.OrganizationName, MaxCreates = registration.MaxCreates }, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public async Task RemoveAsync(string tenant, string code, CancellationToken cancellationToken = default) => (await TryRemoveAsync(tenant, code, cancellationToken)).ThrowIfFailed();

    /// <summary>Adds or changes a code, or returns the fault.</summary>
    public async Task<Outcome<ValidationCodeRegistration>> TrySetAsync(string tenant, string code, ValidationCodeSettings settings, CancellationToken cancellationToken)
    {
        var partner = TenantNames.Resolve(tenant);
        if (await codes.SetAsync(partner, code, settings.OrganizationName, settings.MaxCreates, cancellationToken) is { } fault) return fault;
        return Render((await store.ListAsync(partner, cancellationToken)).Single(row => row.ValidationId == code));
    }

    /// <summary>Removes a code. Returns the fault if the partner does not have it.</summary>
    public async Task<Fault?> TryRemoveAsync(string tenant, string code, CancellationToken cancellationToken) =>
        await store.RemoveAsync(TenantNames.Resolve(tenant), code, cancellationToken) ? null : Fault.ValidationCodeNotFound();

    private static ValidationCodeRegistration Render(ValidationCodeRow row) => new()
    {
        Tenant = row.Partner.ToString(),
        Code = row.ValidationId,
        OrganizationName = row.OrganizationName,
        MaxCreates = row.MaxCreates,
        RemainingCreates = row.RemainingCreates,
    };
}
