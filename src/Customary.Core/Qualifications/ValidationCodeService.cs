using Customary.Core.Partners;

namespace Customary.Core.Qualifications;

/// <summary>
/// The validation codes of partners. An operator assigns them; Partner Center does so after validating a partner. In Development, a
/// partner without codes gets a default one, so that a sandbox needs no setup.
/// </summary>
internal sealed class ValidationCodeService(ValidationCodeStore store, QualificationOptions options, TimeProvider clock)
{
    private const int DefaultMaxCreates = 5;
    private const int MaxDigits = 9;

    /// <summary>Lists a partner's codes. Source: "Get a partner's validation codes".</summary>
    public async Task<IReadOnlyList<ValidationCode>> ListAsync(Guid partner, CancellationToken cancellationToken)
    {
        var codes = await store.ListAsync(partner, cancellationToken);
        if (codes.Count == 0 && CreateDefault(partner) is { } code) codes.Add(code);
        return codes.ConvertAll(Render);
    }

    /// <summary>Adds or changes a code of a partner. Returns the fault if a value is not valid; else null.</summary>
    public async Task<Fault?> SetAsync(Guid partner, string code, string? organization, long? creates, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        if (code.Length is 0 or > MaxDigits || !code.All(char.IsAsciiDigit)) errors.Add("code", $"must have digits only, at most {MaxDigits}");
        var name = FieldText.Require(organization, "organizationName", errors);
        if (creates is null) errors.Add("maxCreates", "is required");
        else if (creates < 0) errors.Add("maxCreates", "must not be negative");
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        await store.ReplaceAsync(new(partner, code, name!, creates!.Value, 0, clock.GetUtcNow().UtcTicks), cancellationToken);
        return null;
    }

    /// <summary>Creates the code of a partner without codes; null outside Development.</summary>
    internal ValidationCodeRow? CreateDefault(Guid partner) => options.CreateValidationCodes
        ? new(partner, DefaultPartner.MpnId(partner), DefaultPartner.Name(partner), DefaultMaxCreates, 0, DateTime.UnixEpoch.Ticks)
        : null;

    private static ValidationCode Render(ValidationCodeRow code) => new()
    {
        PartnerId = code.Partner.ToString(),
        OrganizationName = code.OrganizationName,
        ValidationId = code.ValidationId,
        MaxCreates = code.MaxCreates,
        RemainingCreates = code.RemainingCreates,
        ETag = $"W/\"datetime'{Uri.EscapeDataString(new DateTime(code.ChangedAt, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture))}'\"",
    };
}
